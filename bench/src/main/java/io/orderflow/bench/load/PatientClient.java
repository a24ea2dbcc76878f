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
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks a service as good clients do: who does not know yet what it is asked about, or is busy, is asked again. */
final class PatientClient {
    /** What may be answered otherwise in a moment. */
    static final Set<Integer> PASSING = Set.of(404, 503);

    private static final long PAUSE_MILLIS = 100;
    private static final long TIMEOUT_MILLIS = 30_000;

    private final Vertx vertx;
    private final HttpClient http;
    private final RequestOptions request;
    private final Set<Integer> passing;
    private final int mostAttempts;

    /**
     * @param authorization of whoever asks; empty where nobody has to say who it is
     * @param passing statuses after which it is asked again
     * @param mostAttempts after which an answer is taken for what it is
     */
    PatientClient(
            Vertx vertx,
            HttpClient http,
            URI service,
            Optional<String> authorization,
            Set<Integer> passing,
            int mostAttempts) {
        this.vertx = vertx;
        this.http = http;
        this.passing = Set.copyOf(passing);
        this.mostAttempts = mostAttempts;
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
            if (passing.contains(answer.status()) && number < mostAttempts) {
                vertx.setTimer(PAUSE_MILLIS, timer -> attempt(options, send, number + 1, promise));
            } else {
                promise.complete(answer);
            }
        });
    }
}
