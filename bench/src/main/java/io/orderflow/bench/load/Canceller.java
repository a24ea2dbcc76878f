package io.orderflow.bench.load;

import io.orderflow.bench.load.PatientClient.Patience;
import io.orderflow.bench.measure.CancellationLedger;
import io.orderflow.bench.measure.CancellationLedger.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks for orders to be stopped. */
final class Canceller {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;
    private static final Patience PATIENCE = new Patience(Set.of(404, 503), 100, Duration.ofMillis(100));

    private final Vertx vertx;
    private final Regret regret;
    private final CancellationLedger ledger;
    private final PatientClient order;
    private final AtomicInteger pending = new AtomicInteger();

    Canceller(Vertx vertx, HttpClient http, Regret regret) {
        this.vertx = vertx;
        this.regret = regret;
        this.ledger = regret.ledger();
        this.order = new PatientClient(vertx, http, regret.order(), regret.authorization(), PATIENCE);
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
                ask(id);
            });
        });
    }

    private void ask(UUID id) {
        order.post("/orders/" + id + "/cancellation").onSuccess(answer -> {
            ledger.answered(id, meaning(answer.status()));
            pending.decrementAndGet();
        });
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
