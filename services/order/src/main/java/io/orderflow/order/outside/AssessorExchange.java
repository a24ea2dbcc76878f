package io.orderflow.order.outside;

import io.orderflow.order.domain.RiskVerdict;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** One question on its way to an assessor and back. It may be ended at any moment, on any thread. */
final class AssessorExchange {

    /** The longest answer that is read, in bytes. */
    static final int LONGEST_ANSWER = 16 * 1024;

    private volatile @Nullable HttpClientRequest begun;
    private volatile boolean ended;

    Future<RiskVerdict> send(HttpClientRequest request, Buffer body) {
        // Whoever waits for the answer hears of it.
        request.exceptionHandler(failure -> {});
        begun = request;
        if (ended) {
            request.reset();
        }
        return request.send(body).compose(this::read);
    }

    /** Closes what it waits for. */
    void end() {
        ended = true;
        HttpClientRequest request = begun;
        if (request != null) {
            request.reset();
        }
    }

    private Future<RiskVerdict> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        response.handler(part -> {
            if (body.length() + part.length() > LONGEST_ANSWER) {
                whole.tryFail(new IllegalStateException(
                        "The assessor answered " + response.statusCode() + " with too much to read"));
            } else {
                body.appendBuffer(part);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(ignored -> whole.tryComplete(body));
        return whole.future().map(read -> AssessorAnswer.verdict(response.statusCode(), read));
    }
}
