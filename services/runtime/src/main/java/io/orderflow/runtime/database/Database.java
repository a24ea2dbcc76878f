package io.orderflow.runtime.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
    private final Refusals refusals;
    private final AtomicInteger running = new AtomicInteger();

    Database(Vertx vertx, DatabaseConfiguration configuration, Refusals refusals) {
        this.vertx = vertx;
        this.configuration = configuration;
        this.refusals = refusals;
    }

    /**
     * Runs work that changes nothing, within {@code orderflow.database.timeout}. Fails with
     * {@link DatabaseUnavailableException} when the database is away or refuses it for a reason that is not in the work,
     * and with {@link OverloadedException} when
     * {@code orderflow.database.max-waiting} callers wait already.
     */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return bounded(run(Panache::withSession, work, configuration.timeout()));
    }

    /** Runs work in one transaction, within {@code orderflow.database.timeout}; fails as {@link #read} does. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return bounded(run(Panache::withTransaction, work, configuration.timeout()));
    }

    /** Runs work in one transaction that nobody waits for over HTTP, within {@code orderflow.database.batch-timeout}. */
    public <T> Uni<T> writeBatch(Supplier<Uni<T>> work) {
        return run(Panache::withTransaction, work, configuration.batchTimeout());
    }

    /** Counts work rather than callers: work whose caller has given up still waits for its connection. */
    private <T> Uni<T> bounded(Uni<T> work) {
        return Uni.createFrom()
                .deferred(() -> running.get() < configuration.maxWaiting()
                        ? work
                        : Uni.createFrom()
                                .failure(new OverloadedException(running.get() + " wait for the database already")));
    }

    private <T> Uni<T> run(Function<Supplier<Uni<T>>, Uni<T>> session, Supplier<Uni<T>> work, Duration deadline) {
        return Uni.createFrom().emitter(emitter -> {
            Context caller = vertx.getOrCreateContext();
            Context own = VertxContext.createNewDuplicatedContext(caller);
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(ignored -> start(session, work, deadline, caller, emitter));
        });
    }

    private <T> void start(
            Function<Supplier<Uni<T>>, Uni<T>> session,
            Supplier<Uni<T>> work,
            Duration deadline,
            Context caller,
            UniEmitter<? super T> emitter) {
        AtomicBoolean late = new AtomicBoolean();
        running.incrementAndGet();
        long timer = vertx.setTimer(deadline.toMillis(), ignored -> {
            late.set(true);
            caller.runOnContext(answer -> emitter.fail(tooLate(deadline)));
        });
        Uni.createFrom()
                // What got its connection too late must not begin: its caller has been told that it did not happen.
                .deferred(() ->
                        session.apply(() -> late.get() ? Uni.createFrom().failure(tooLate(deadline)) : work.get()))
                .onTermination()
                .invoke(running::decrementAndGet)
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

    private static DatabaseUnavailableException tooLate(Duration deadline) {
        return new DatabaseUnavailableException("no answer in " + deadline, null);
    }

    private Throwable translate(Throwable failure) {
        if (!Failures.isPassing(failure) || failure instanceof DatabaseUnavailableException) {
            return failure;
        }
        Refusal refusal = Failures.refusal(failure);
        refusals.note(refusal);
        return new DatabaseUnavailableException(refusal.message(), failure);
    }
}
