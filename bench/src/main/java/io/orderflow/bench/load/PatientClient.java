package io.orderflow.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks a service as good clients do: who does not know yet what it is asked about, or is busy, is asked again. */
final class PatientClient {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final Vertx vertx;
    private final HttpClient http;
    private final RequestOptions request;
    private final Patience patience;

    /**
     * How long it is asked.
     *
     * @param passing statuses that may be others in a moment
     * @param mostAttempts after which an answer is taken for what it is
     * @param longestPause between two of them; the first is of 100 ms, and each is longer than the one before
     */
    record Patience(Set<Integer> passing, int mostAttempts, Duration longestPause) {
        Patience {
            passing = Set.copyOf(passing);
        }

        private boolean isOver(int attempts, int status) {
            return attempts >= mostAttempts || !passing.contains(status);
        }

        private long pauseMillis(int attempts) {
            return Math.min(attempts * FIRST_PAUSE_MILLIS, longestPause.toMillis());
        }
    }

    /** @param authorization of whoever asks; empty where nobody has to say who it is */
    PatientClient(Vertx vertx, HttpClient http, URI service, Optional<String> authorization, Patience patience) {
        this.vertx = vertx;
        this.http = http;
        this.patience = patience;
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Content-Type", "application/json");
        authorization.ifPresent(value -> request.putHeader("Authorization", value));
    }

    /** Never fails: whoever gets no answer has {@link HttpAnswer#NONE}. */
    Future<HttpAnswer> post(String path) {
        return ask(new RequestOptions(request).setURI(path), HttpClientRequest::send);
    }

    /** The same with something to say, which counts once however often it arrives. */
    Future<HttpAnswer> post(String path, String key, Buffer body) {
        RequestOptions options = new RequestOptions(request).setURI(path).putHeader("Idempotency-Key", key);
        return ask(options, post -> post.send(body));
    }

    private Future<HttpAnswer> ask(
            RequestOptions options, Function<HttpClientRequest, Future<HttpClientResponse>> send) {
        Promise<HttpAnswer> promise = Promise.promise();
        attempt(options, send, 1, promise);
        return promise.future();
    }

    private void attempt(
            RequestOptions options,
            Function<HttpClientRequest, Future<HttpClientResponse>> send,
            int number,
            Promise<HttpAnswer> promise) {
        http.request(options).compose(send).compose(HttpAnswer::of).onComplete(result -> {
            HttpAnswer answer = result.succeeded() ? result.result() : HttpAnswer.NONE;
            if (patience.isOver(number, answer.status())) {
                promise.complete(answer);
            } else {
                vertx.setTimer(patience.pauseMillis(number), timer -> attempt(options, send, number + 1, promise));
            }
        });
    }
}
