package io.orderflow.runtime.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The one place where sessions are opened. Each piece of work gets a Vert.x context of its own, because a session of
 * Hibernate Reactive belongs to its context, and a deadline. At the deadline the caller is answered, but the work is
 * not cancelled: a session that loses its subscriber would never give its connection back.
 */
@ApplicationScoped
public class Database {

    private final Vertx vertx;
    private final DatabaseConfiguration configuration;

    Database(Vertx vertx, DatabaseConfiguration configuration) {
        this.vertx = vertx;
        this.configuration = configuration;
    }

    /**
     * Runs work that changes nothing, within {@code orderflow.database.timeout}. Fails with
     * {@link DatabaseUnavailableException} when the database is away.
     */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return run(() -> Panache.withSession(work), configuration.timeout());
    }

    /** Runs work in one transaction, within {@code orderflow.database.timeout}; fails as {@link #read} does. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return run(() -> Panache.withTransaction(work), configuration.timeout());
    }

    /** Runs work in one transaction that nobody waits for over HTTP, within {@code orderflow.database.batch-timeout}. */
    public <T> Uni<T> writeBatch(Supplier<Uni<T>> work) {
        return run(() -> Panache.withTransaction(work), configuration.batchTimeout());
    }

    private <T> Uni<T> run(Supplier<Uni<T>> work, Duration deadline) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = vertx.getOrCreateContext();
            Context own = VertxContext.createNewDuplicatedContext(caller);
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(ignored -> start(work, deadline, caller, emitter));
        });
    }

    private <T> void start(Supplier<Uni<T>> work, Duration deadline, Context caller, UniEmitter<? super T> emitter) {
        long timer = vertx.setTimer(
                deadline.toMillis(),
                ignored -> caller.runOnContext(
                        late -> emitter.fail(new DatabaseUnavailableException("no answer in " + deadline, null))));
        Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        item -> {
                            vertx.cancelTimer(timer);
                            caller.runOnContext(done -> emitter.complete(item));
                        },
                        failure -> {
                            vertx.cancelTimer(timer);
                            caller.runOnContext(failed -> emitter.fail(translate(failure)));
                        });
    }

    private static Throwable translate(Throwable failure) {
        return Failures.isPassing(failure) && !(failure instanceof DatabaseUnavailableException)
                ? new DatabaseUnavailableException(String.valueOf(failure.getMessage()), failure)
                : failure;
    }
}
