package io.orderflow.bench.load;

import io.orderflow.bench.measure.CancellationLedger;
import io.orderflow.bench.measure.CancellationLedger.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for orders to be stopped, as good clients do: what is not known yet, or is busy, is asked again. */
final class Canceller {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_ATTEMPTS = 100;
    private static final long PAUSE_MILLIS = 100;

    private final Vertx vertx;
    private final HttpClient http;
    private final Regret regret;
    private final CancellationLedger ledger;
    private final RequestOptions request;
    private final AtomicInteger pending = new AtomicInteger();

    Canceller(Vertx vertx, HttpClient http, long timeoutMillis, Regret regret) {
        this.vertx = vertx;
        this.http = http;
        this.regret = regret;
        this.ledger = regret.ledger();
        this.request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(regret.order().getHost())
                .setPort(regret.order().getPort())
                .setTimeout(timeoutMillis)
                .putHeader("Content-Type", "application/json");
        regret.authorization().ifPresent(value -> request.putHeader("Authorization", value));
    }

    /** How many wishes are not answered, or not told, yet. */
    int pending() {
        return pending.get();
    }

    /** On the event loop: the order of this number is accepted under this id. */
    void accepted(long number, UUID id) {
        regret.after(number).ifPresent(time -> {
            pending.incrementAndGet();
            vertx.setTimer(time.toMillis(), timer -> {
                ledger.asked(id, System.nanoTime());
                ask(id, 1);
            });
        });
    }

    private void ask(UUID id, int attempt) {
        http.request(new RequestOptions(request).setURI("/orders/" + id + "/cancellation"))
                .compose(HttpClientRequest::send)
                .compose(this::status)
                .onComplete(answer -> {
                    int status = answer.succeeded() ? answer.result() : UNAVAILABLE;
                    if ((status == NOT_FOUND || status == UNAVAILABLE) && attempt < MOST_ATTEMPTS) {
                        vertx.setTimer(PAUSE_MILLIS, timer -> ask(id, attempt + 1));
                    } else {
                        ledger.answered(id, meaning(status));
                        pending.decrementAndGet();
                    }
                });
    }

    private Future<Integer> status(HttpClientResponse response) {
        return response.body().map(body -> response.statusCode());
    }

    private static Answer meaning(int status) {
        return switch (status) {
            case OK -> Answer.CANCELLED;
            case ACCEPTED -> Answer.REQUESTED;
            case CONFLICT -> Answer.REFUSED;
            default -> Answer.NONE;
        };
    }
}
