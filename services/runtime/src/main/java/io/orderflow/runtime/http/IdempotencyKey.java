package io.orderflow.runtime.http;

import io.orderflow.events.value.Require;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The header {@code Idempotency-Key}: what a client sends again with a request that it sends again. */
public final class IdempotencyKey {

    /** The header's name. */
    public static final String HEADER = "Idempotency-Key";

    /** The header of an answer that says that the request was carried out before: {@code true}, or absent. */
    public static final String REPLAYED = "Idempotent-Replayed";

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

    /** The key of a request that must have one, because sent again without it would be carried out again: else 400. */
    public static String required(HttpServerRequest request) {
        String key = of(request);
        if (key == null) {
            throw Problems.invalid(HEADER, "is missing");
        }
        return key;
    }

    /**
     * An answer that says whether the request was carried out before.
     *
     * @param replayed whether it was
     */
    public static <T> RestResponse<T> answer(ResponseBuilder<T> answer, boolean replayed) {
        return replayed ? answer.header(REPLAYED, true).build() : answer.build();
    }

    /**
     * 422: something else was asked for under the key.
     *
     * @param what the beginning of a sentence: "Another request was placed"
     */
    public static HttpProblem reused(String what) {
        return Problems.unprocessable(
                "idempotency-key-reused",
                "The idempotency key was used before",
                what + " with this " + HEADER + "; use a new one.");
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
