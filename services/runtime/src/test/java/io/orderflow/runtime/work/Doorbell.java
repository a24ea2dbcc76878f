package io.orderflow.runtime.work;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.runtime.transaction.Consequences;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Calls that tests can make fail, hang and lead to others. */
@Singleton
class Doorbell implements CallKind<Doorbell.Ring, Doorbell.Opened> {

    static final String KIND = "doorbell";
    static final Code NO_BELL = new Code("NO_BELL");

    final Map<UUID, Ring> rings = new ConcurrentHashMap<>();
    final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
    final List<Opened> answered = new CopyOnWriteArrayList<>();
    final List<Cause> causes = new CopyOnWriteArrayList<>();
    final AtomicInteger ended = new AtomicInteger();
    volatile boolean doorWithoutBell;
    volatile boolean nobodyAnswers;
    volatile int mostAttempts = Integer.MAX_VALUE;

    /** A call whose first attempts fail, and which leads to another one under the same id. */
    record Ring(UUID ring, int failures, boolean again) implements OutsideCall {

        @Override
        public WorkId id() {
            return new WorkId(KIND, ring);
        }

        @Override
        public Cause cause() {
            return new Cause(new EventId(ring), new EventId(ring), null);
        }

        @Override
        public String describe() {
            return "ring " + ring;
        }
    }

    /** The answer, or that there was none. */
    record Opened(Ring ring, boolean open) implements Command {

        @Override
        public String about() {
            return ring.describe();
        }
    }

    void forget() {
        rings.clear();
        attempts.clear();
        answered.clear();
        causes.clear();
        ended.set(0);
        doorWithoutBell = false;
        nobodyAnswers = false;
        mostAttempts = Integer.MAX_VALUE;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public Class<Ring> type() {
        return Ring.class;
    }

    @Override
    public Uni<List<Ring>> load(Collection<UUID> ids) {
        return Uni.createFrom()
                .item(ids.stream()
                        .flatMap(due -> Stream.ofNullable(rings.get(due)))
                        .toList());
    }

    @Override
    public Uni<Opened> make(Ring ring) {
        if (nobodyAnswers) {
            return Uni.createFrom().<Opened>nothing().onCancellation().invoke(ended::incrementAndGet);
        }
        int attempt = attempts.merge(ring.ring(), 1, Integer::sum);
        if (doorWithoutBell) {
            return Uni.createFrom().failure(new HopelessCallException(NO_BELL, "there is no bell"));
        }
        return attempt <= ring.failures()
                ? Uni.createFrom().failure(new IllegalStateException("nobody is at home"))
                : Uni.createFrom().item(new Opened(ring, true));
    }

    @Override
    public int mostAttempts() {
        return mostAttempts;
    }

    @Override
    public Opened giveUp(Ring ring) {
        return new Opened(ring, false);
    }

    @Override
    public Uni<Consequences> decide(List<Received<Opened>> answers) {
        answers.forEach(received -> {
            answered.add(received.command());
            causes.add(received.circumstances().cause());
        });
        List<Ring> rung =
                answers.stream().map(received -> received.command().ring()).toList();
        List<OutsideCall> again = rung.stream()
                .filter(Ring::again)
                .<OutsideCall>map(ring -> new Ring(ring.ring(), 0, false))
                .toList();
        List<WorkId> done =
                rung.stream().filter(ring -> !ring.again()).map(Ring::id).toList();
        return Uni.createFrom().item(new Consequences(List.of(), again, List.of(), done));
    }
}
