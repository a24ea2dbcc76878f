package io.orderflow.runtime.lifecycle;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is done at fixed intervals for as long as the service runs. */
@ApplicationScoped
public class Timers {

    private final Vertx vertx;
    private final List<Long> timers = new CopyOnWriteArrayList<>();

    Timers(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Begins one interval from now; a task that takes longer is not waited for. */
    public void every(Duration interval, Runnable task) {
        timers.add(vertx.setPeriodic(interval.toMillis(), ignored -> task.run()));
    }

    void stop(@Observes @Priority(ShutdownOrder.OUTBOX) ShutdownEvent stopping) {
        timers.forEach(vertx::cancelTimer);
    }
}
