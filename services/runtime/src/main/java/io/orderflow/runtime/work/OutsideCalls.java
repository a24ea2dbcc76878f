package io.orderflow.runtime.work;

import io.orderflow.events.value.Code;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The calls of one {@link CallKind}. The transaction that makes a call due {@linkplain #lease writes} so, and after the
 * commit the same instance {@linkplain #perform makes} it, outside any transaction; the answer is decided on in another
 * one, together with many. What a crash, a failure or a full house leaves behind is found in the table {@code
 * due_work}.
 *
 * @param <K> a call
 * @param <C> its answer
 */
final class OutsideCalls<K extends OutsideCall, C extends Command>
        implements RunningKind, Work<Leased<K>, OutsideCalls.Attempt<K, C>> {

    private static final Logger LOG = Logger.getLogger(OutsideCalls.class);

    private final CallKind<K, C> kind;
    private final WorkResources resources;
    private final DueWork<Leased<K>, Attempt<K, C>> work;
    private final RepeatedCalls repeated;

    /** What came of making a call. */
    sealed interface Attempt<K extends OutsideCall, C extends Command> {

        record Answered<K extends OutsideCall, C extends Command>(K call, C answer) implements Attempt<K, C> {}

        /** Nobody knows what has happened outside. */
        record Unclear<K extends OutsideCall, C extends Command>(Leased<K> leased) implements Attempt<K, C> {}

        /** Nothing has happened outside, and nothing can as things are. */
        record Hopeless<K extends OutsideCall, C extends Command>(Leased<K> leased, Code reason)
                implements Attempt<K, C> {}
    }

    OutsideCalls(CallKind<K, C> kind, WorkResources resources) {
        this.kind = kind;
        this.resources = resources;
        this.work = new DueWork<>(resources.vertx(), resources.gathering().gatheringPause(), this);
        this.repeated = new RepeatedCalls(kind.name(), resources);
    }

    @Override
    public void start() {
        work.start(resources.configuration().pollInterval());
        repeated.start();
    }

    @Override
    public void stop() {
        repeated.stop();
        work.stop();
    }

    @Override
    public void finish() throws InterruptedException {
        work.finish();
    }

    /**
     * Makes calls due, in the transaction that is open; what it gives makes those that are this instance's, after the
     * commit. The others are due for everybody.
     */
    Uni<Runnable> lease(Collection<? extends OutsideCall> calls) {
        List<K> typed = calls.stream().map(kind.type()::cast).toList();
        List<UUID> ids = typed.stream().map(call -> call.id().id()).toList();
        return work.isBehind()
                ? resources.rows().add(name(), ids).replaceWith(() -> () -> {})
                : resources.rows().addLeased(name(), ids).replaceWith(() -> () -> perform(typed));
    }

    private void perform(List<K> calls) {
        work.take(calls.stream().map(call -> new Leased<>(call, 1)).toList());
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public int maxConcurrent() {
        return resources.configuration().maxConcurrent();
    }

    @Override
    public Duration patience() {
        return resources.configuration().patience();
    }

    @Override
    public Uni<List<Leased<K>>> claim(int limit) {
        return resources
                .database()
                .writeBatch(() -> resources.rows().claim(name(), limit).chain(this::loadAll));
    }

    private Uni<List<Leased<K>>> loadAll(List<Lease> leases) {
        if (leases.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return kind.load(leases.stream().map(Lease::id).toList())
                .map(calls -> calls.stream()
                        .collect(Collectors.toMap(call -> call.id().id(), call -> call)))
                .call(calls -> resources
                        .rows()
                        .postpone(
                                name(),
                                leases.stream()
                                        .filter(lease -> !calls.containsKey(lease.id()))
                                        .toList()))
                .map(calls -> leased(leases, calls));
    }

    private static <K extends OutsideCall> List<Leased<K>> leased(List<Lease> leases, Map<UUID, K> calls) {
        List<Leased<K>> leased = new ArrayList<>(leases.size());
        for (Lease lease : leases) {
            K call = calls.get(lease.id());
            if (call != null) {
                leased.add(new Leased<>(call, lease.attempt()));
            }
        }
        return leased;
    }

    @Override
    public Uni<Void> release(List<Leased<K>> leased) {
        return resources
                .database()
                .writeBatch(() -> resources
                        .rows()
                        .release(name(), leased.stream().map(Leased::lease).toList()));
    }

    @Override
    public Uni<Attempt<K, C>> perform(Leased<K> leased) {
        Duration timeout = resources.configuration().timeout();
        return Uni.createFrom()
                .deferred(() -> kind.make(leased.call()))
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TimeoutException("no answer in " + timeout))
                .<Attempt<K, C>>map(answer -> new Attempt.Answered<>(leased.call(), answer))
                .onFailure()
                .recoverWithItem(failure -> failed(leased, failure));
    }

    private Attempt<K, C> failed(Leased<K> leased, Throwable failure) {
        if (leased.attempt() >= kind.mostAttempts()) {
            log("given up after attempt %d: %s; %s", leased, failure);
            return new Attempt.Answered<>(leased.call(), kind.giveUp(leased.call()));
        }
        if (failure instanceof HopelessCallException why) {
            log("attempt %d cannot succeed, %s; %s", leased, why.reason() + ": " + why.getMessage());
            return new Attempt.Hopeless<>(leased, why.reason());
        }
        log("no clear outcome of attempt %d, it will be repeated: %s; %s", leased, failure);
        return new Attempt.Unclear<>(leased);
    }

    private void log(String format, Leased<K> leased, Object why) {
        LOG.warnf(name() + ": " + format, leased.attempt(), why, leased.call().describe());
    }

    @Override
    public Uni<Void> record(List<Attempt<K, C>> attempts) {
        List<Received<C>> answers = new ArrayList<>(attempts.size());
        List<Lease> unclear = new ArrayList<>();
        Map<Lease, String> hopeless = new HashMap<>();
        for (Attempt<K, C> attempt : attempts) {
            switch (attempt) {
                case Attempt.Answered<K, C>(K call, C answer) ->
                    answers.add(resources.decisions().received(answer, call.cause()));
                case Attempt.Unclear<K, C>(Leased<K> leased) -> unclear.add(leased.lease());
                case Attempt.Hopeless<K, C>(Leased<K> leased, Code reason) ->
                    hopeless.put(leased.lease(), reason.value());
            }
        }
        return resources
                .transaction()
                .writeBatch(() ->
                        decide(answers).call(() -> postpone(unclear, hopeless)).map(Outcome::following))
                .replaceWithVoid();
    }

    private Uni<Consequences> decide(List<Received<C>> answers) {
        return answers.isEmpty() ? Uni.createFrom().item(Consequences.NONE) : kind.decide(answers);
    }

    private Uni<?> postpone(List<Lease> unclear, Map<Lease, String> hopeless) {
        return Sql.together(
                resources.rows().postpone(name(), unclear), resources.rows().postponeHopeless(name(), hopeless));
    }
}
