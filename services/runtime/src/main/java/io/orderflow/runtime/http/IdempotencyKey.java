package io.orderflow.runtime.http;

import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: what a client sends again with a request that it sends again. */
public final class IdempotencyKey {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /** The key, if it is one or absent: 1 to 255 printable ASCII characters without spaces; 400 otherwise. */
    public static @Nullable String check(@Nullable String key) {
        if (key != null
                && (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > ' ' && c <= '~'))) {
            throw Problems.invalid(HEADER, "must be 1 to " + LONGEST + " printable ASCII characters without spaces");
        }
        return key;
    }
}
