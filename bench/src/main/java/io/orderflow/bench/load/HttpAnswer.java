package io.orderflow.bench.load;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What a service has answered. */
record HttpAnswer(int status, Buffer body) {
    private static final int UNAVAILABLE = 503;

    /** None at all, which is as good as from a service that is not there. */
    static final HttpAnswer NONE = new HttpAnswer(UNAVAILABLE, Buffer.buffer());

    static Future<HttpAnswer> of(HttpClientResponse response) {
        return response.body().map(body -> new HttpAnswer(response.statusCode(), body));
    }

    /** The first member with this name, a UUID; nothing else of the answer is looked at. */
    UUID id(String name) {
        String text = body.toString(StandardCharsets.US_ASCII);
        String member = "\"" + name + "\":\"";
        int start = text.indexOf(member);
        if (start < 0) {
            throw new IllegalStateException("An answer has no " + name + ": " + text);
        }
        start += member.length();
        return UUID.fromString(text.substring(start, text.indexOf('"', start)));
    }
}
