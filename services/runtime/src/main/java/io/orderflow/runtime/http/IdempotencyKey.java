package io.orderflow.runtime.http;

import io.orderflow.events.value.Require;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: what a client sends again with a request that it sends again. */
public final class IdempotencyKey {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    /** What a key looks like, for the OpenAPI document: 1 to 255 printable ASCII characters without spaces. */
    public static final String PATTERN = "^[!-~]{1,255}$";

    private static final int LONGEST = 255;

    private IdempotencyKey() {}

    /**
     * The key of a request, or null if it was sent without one. An empty one is no key and two are none either: answered
     * as if there were no header, a client that means to be safe would order twice. So both are 400. A {@code
     * @HeaderParam} would not do, for it is null where the header is empty, and knows the first of two.
     */
    public static @Nullable String of(HttpServerRequest request) {
        return of(request.headers().getAll(HEADER));
    }

    static @Nullable String of(List<String> sent) {
        if (sent.size() > 1) {
            throw Problems.invalid(HEADER, "must be sent once");
        }
        return sent.isEmpty() ? null : checked(sent.getFirst(), HEADER);
    }

    /** A key that came in a field of this name; refused as one in the header. */
    public static String checked(String key, String field) {
        if (!Require.isVisible(key, LONGEST)) {
            throw Problems.invalid(field, "must be 1 to " + LONGEST + " printable ASCII characters without spaces");
        }
        return key;
    }
}
