package io.orderflow.runtime.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param items at most as many as the client asked for
 * @param nextCursor what to pass as {@code cursor} to go on; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /** The parameter that says how many items somebody wants. */
    static final String LIMIT = "limit";

    /** The most items of one page. */
    public static final int LARGEST = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** Makes a page of what was found when one item more than the limit was looked for. */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    /** The limit that a client asked for, if it is within the bounds; 400 otherwise. */
    public static int checkLimit(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw Problems.invalid(LIMIT, "must be 1 to " + LARGEST);
        }
        return limit;
    }
}
