package io.orderflow.runtime.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.events.value.Code;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Calls of the outside, each made until there is an answer. The transaction that makes a call due {@linkplain #lease
 * writes} so, and after the commit the same instance {@linkplain #perform makes} it, outside any transaction; the answer
 * is recorded in another one, together with many. What a crash, a failure or a full house leaves behind is found in the
 * table {@code due_work}. A call may be made twice, by several instances even, so it must be harmless to repeat.
 *
 * @param <C> a call
 * @param <R> its result
 */
public final class OutsideCalls<C extends OutsideCall, R> {

    private static final Logger LOG = Logger.getLogger(OutsideCalls.class);

    private final String name;
    private final Factory resources;
    private final Function<Collection<UUID>, Uni<List<C>>> load;
    private final Function<C, Uni<R>> make;
    private final Function<List<R>, Uni<Consequences<C>>> record;
    private final DueWork<Leased<C>, Attempt<C, R>> work;
    private final RepeatedCalls repeated;

    /** What came of making a call. */
    private sealed interface Attempt<C extends OutsideCall, R> {

        record Answered<C extends OutsideCall, R>(R result) implements Attempt<C, R> {}

        /** Nobody knows what has happened outside. */
        record Unclear<C extends OutsideCall, R>(Leased<C> leased) implements Attempt<C, R> {}

        /** Nothing has happened outside, and nothing can as things are. */
        record Hopeless<C extends OutsideCall, R>(Leased<C> leased, Code reason) implements Attempt<C, R> {}
    }

    /** Makes them, with what all of them need. */
    @ApplicationScoped
    public static class Factory {

        private final Vertx vertx;
        private final Database database;
        private final EventTransaction transaction;
        private final DueRows rows;
        private final WorkConfiguration configuration;
        private final BatchConfiguration gathering;
        private final MeterRegistry registry;

        Factory(
                Vertx vertx,
                Database database,
                EventTransaction transaction,
                DueRows rows,
                WorkConfiguration configuration,
                BatchConfiguration gathering,
                MeterRegistry registry) {
            this.vertx = vertx;
            this.database = database;
            this.transaction = transaction;
            this.rows = rows;
            this.configuration = configuration;
            this.gathering = gathering;
            this.registry = registry;
        }

        /**
         * Describes the calls of a service, of which there is one kind; nothing happens before {@link
         * OutsideCalls#start}.
         *
         * @param name for the log and for metrics
         * @param load gives the calls that are known by these ids, in the transaction that is open; what it does not
         *     give is asked for again after a pause
         * @param make makes a call; a failure leaves it to be made again, and a {@link HopelessCallException} after
         *     longer pauses
         * @param record stores results, in the transaction that is open
         */
        public <C extends OutsideCall, R> OutsideCalls<C, R> calls(
                String name,
                Function<Collection<UUID>, Uni<List<C>>> load,
                Function<C, Uni<R>> make,
                Function<List<R>, Uni<Consequences<C>>> record) {
            return new OutsideCalls<>(name, this, load, make, record);
        }
    }

    private OutsideCalls(
            String name,
            Factory resources,
            Function<Collection<UUID>, Uni<List<C>>> load,
            Function<C, Uni<R>> make,
            Function<List<R>, Uni<Consequences<C>>> record) {
        this.name = name;
        this.resources = resources;
        this.load = load;
        this.make = make;
        this.record = record;
        this.work = new DueWork<>(
                resources.vertx,
                name,
                resources.configuration.maxConcurrent(),
                resources.gathering.pace(),
                resources.configuration.patience(),
                this::claim,
                this::release,
                this::attempt,
                this::recordAll);
        this.repeated = new RepeatedCalls(
                name, resources.vertx, resources.database, resources.rows, resources.configuration, resources.registry);
    }

    /** Begins to look for calls that are due. */
    public void start() {
        work.start(resources.configuration.pollInterval());
        repeated.start();
    }

    /** Begins no more of them, and waits some seconds for those under way. Blocks. */
    public void finish() throws InterruptedException {
        repeated.stop();
        work.finish();
    }

    /**
     * Makes calls due, in the transaction that is open, and gives those that are to be {@linkplain #perform performed}
     * once it is committed; the others are due for everybody.
     */
    public Uni<List<Leased<C>>> lease(Collection<C> calls) {
        List<UUID> ids = calls.stream().map(OutsideCall::id).toList();
        return work.isBehind()
                ? resources.rows.add(ids).replaceWith(List.of())
                : resources.rows.addLeased(ids).replaceWith(() -> calls.stream()
                        .map(call -> new Leased<>(call, 1))
                        .toList());
    }

    /** Makes calls, after the commit of the transaction that leased them. Nobody waits for it. */
    public void perform(List<Leased<C>> leased) {
        work.take(leased);
    }

    private Uni<List<Leased<C>>> claim(int limit) {
        return resources.database.writeBatch(() -> resources.rows.claim(limit).chain(this::loadAll));
    }

    private Uni<List<Leased<C>>> loadAll(List<Lease> leases) {
        if (leases.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return load.apply(leases.stream().map(Lease::id).toList())
                .map(calls -> calls.stream().collect(Collectors.toMap(OutsideCall::id, call -> call)))
                .call(calls -> resources.rows.postpone(leases.stream()
                        .filter(lease -> !calls.containsKey(lease.id()))
                        .toList()))
                .map(calls -> leased(leases, calls));
    }

    private static <C extends OutsideCall> List<Leased<C>> leased(List<Lease> leases, Map<UUID, C> calls) {
        List<Leased<C>> leased = new ArrayList<>(leases.size());
        for (Lease lease : leases) {
            C call = calls.get(lease.id());
            if (call != null) {
                leased.add(new Leased<>(call, lease.attempt()));
            }
        }
        return leased;
    }

    private Uni<Void> release(List<Leased<C>> leased) {
        return resources.database.writeBatch(
                () -> resources.rows.release(leased.stream().map(Leased::lease).toList()));
    }

    private Uni<Attempt<C, R>> attempt(Leased<C> leased) {
        return Uni.createFrom()
                .deferred(() -> make.apply(leased.call()))
                .ifNoItem()
                .after(resources.configuration.timeout())
                .failWith(() -> new TimeoutException("no answer in " + resources.configuration.timeout()))
                .<Attempt<C, R>>map(Attempt.Answered::new)
                .onFailure()
                .recoverWithItem(failure -> failure instanceof HopelessCallException why
                        ? hopeless(leased, why)
                        : unclear(leased, failure));
    }

    private Attempt<C, R> hopeless(Leased<C> leased, HopelessCallException why) {
        LOG.warnf(
                "%s: attempt %d cannot succeed, %s: %s; %s",
                name,
                leased.attempt(),
                why.reason(),
                why.getMessage(),
                leased.call().describe());
        return new Attempt.Hopeless<>(leased, why.reason());
    }

    private Attempt<C, R> unclear(Leased<C> leased, Throwable failure) {
        LOG.warnf(
                "%s: no clear outcome of attempt %d, it will be repeated: %s; %s",
                name, leased.attempt(), failure, leased.call().describe());
        return new Attempt.Unclear<>(leased);
    }

    private Uni<Void> recordAll(List<Attempt<C, R>> attempts) {
        List<R> results = new ArrayList<>(attempts.size());
        List<Lease> unclear = new ArrayList<>();
        Map<Lease, String> hopeless = new HashMap<>();
        for (Attempt<C, R> attempt : attempts) {
            switch (attempt) {
                case Attempt.Answered<C, R>(R result) -> results.add(result);
                case Attempt.Unclear<C, R>(Leased<C> leased) -> unclear.add(leased.lease());
                case Attempt.Hopeless<C, R>(Leased<C> leased, Code reason) ->
                    hopeless.put(leased.lease(), reason.value());
            }
        }
        return resources
                .transaction
                .writeBatch(() -> record.apply(results).chain(consequences -> store(consequences, unclear, hopeless)))
                .invoke(this::perform)
                .replaceWithVoid();
    }

    private Uni<Outcome<List<Leased<C>>>> store(
            Consequences<C> consequences, List<Lease> unclear, Map<Lease, String> hopeless) {
        return Uni.combine()
                .all()
                .unis(
                        resources.rows.remove(consequences.done()),
                        resources.rows.postpone(unclear),
                        resources.rows.postponeHopeless(hopeless),
                        lease(consequences.due()))
                .with((removed, postponed, given, leased) -> new Outcome<>(leased, consequences.events()));
    }
}
