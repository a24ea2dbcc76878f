package io.orderflow.runtime.decision.former;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.wire.EventEnvelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Decides a whole batch in memory: each event on the state that the ones before it left.
 *
 * @param <K> how a state is found: the order id in most services
 * @param <S> the state
 * @param added the states of what was not known before, in the order of their first change
 * @param changed the states that are other than before, likewise
 * @param emitted the events that follow, in the order of their causes
 */
public record BatchDecision<K, S>(Map<K, S> added, Map<K, S> changed, List<EventEnvelope> emitted) {

    private static final Logger LOG = Logger.getLogger(BatchDecision.class);

    public BatchDecision {
        added = Collections.unmodifiableMap(new LinkedHashMap<>(added));
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
        emitted = List.copyOf(emitted);
    }

    /** Decides one event on one state. */
    @FunctionalInterface
    public interface Decider<S> {
        Decision<S> decide(S state, EventEnvelope event);
    }

    /** Says what caused an event that follows from a decision, by the envelope that it puts it into. */
    @FunctionalInterface
    public interface Causation<S> {
        EventEnvelope envelope(S before, EventEnvelope event, OrderEvent following);
    }

    /** Names the state that an event is about. */
    @FunctionalInterface
    public interface Key<K> {
        K of(OrderEvent event);
    }

    /** Decides the events in their order, beginning with the states that are known and an empty one for the others. */
    public static <K, S> BatchDecision<K, S> of(
            List<EventEnvelope> events, Map<K, S> known, S empty, Key<K> key, Decider<S> decider, Envelopes envelopes) {
        return of(
                events, known, empty, key, decider, (before, event, following) -> envelopes.causedBy(event, following));
    }

    /** The same where the event that is decided on is not always the cause of what follows. */
    public static <K, S> BatchDecision<K, S> of(
            List<EventEnvelope> events,
            Map<K, S> known,
            S empty,
            Key<K> key,
            Decider<S> decider,
            Causation<S> causation) {
        Map<K, S> added = new LinkedHashMap<>();
        Map<K, S> changed = new LinkedHashMap<>();
        List<EventEnvelope> emitted = new ArrayList<>();
        for (EventEnvelope event : events) {
            K about = key.of(event.event());
            Map<K, S> target = known.containsKey(about) ? changed : added;
            S state = target.getOrDefault(about, known.getOrDefault(about, empty));
            switch (decider.decide(state, event)) {
                case Decision.Accepted<S>(S next, List<OrderEvent> following) -> {
                    target.put(about, next);
                    following.forEach(caused -> emitted.add(causation.envelope(state, event, caused)));
                }
                case Decision.Rejected<S>(String reason) -> logRefusal(event, reason);
                case Decision.Ignored<S>() ->
                    LOG.debugf(
                            "Ignored %s of order %s",
                            event.event().name(), event.event().orderId());
            }
        }
        return new BatchDecision<>(added, changed, emitted);
    }

    /** The states, new ones and others, that have become so by this batch: those before were not, if there were any. */
    public List<S> become(Predicate<? super S> so, Map<K, S> known) {
        List<S> begun = new ArrayList<>();
        added.values().stream().filter(so).forEach(begun::add);
        changed.forEach((key, state) -> {
            if (so.test(state) && !so.test(Objects.requireNonNull(known.get(key)))) {
                begun.add(state);
            }
        });
        return begun;
    }

    private static void logRefusal(EventEnvelope event, String reason) {
        LOG.warnf(
                "Refused %s: %s; orderId=%s eventId=%s correlationId=%s",
                event.event().name(), reason, event.event().orderId(), event.id(), event.correlationId());
    }
}
