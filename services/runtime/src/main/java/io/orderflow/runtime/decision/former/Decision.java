package io.orderflow.runtime.decision.former;

import io.orderflow.events.OrderEvent;
import java.util.List;

/**
 * What a decider makes of an event: a new state and the events that follow from it, a refusal with its reason, or
 * nothing, because the event has been applied already or its time has passed.
 *
 * @param <S> the state that is decided on
 */
public sealed interface Decision<S> {

    /** The state changes, and the world hears of it. */
    record Accepted<S>(S state, List<OrderEvent> events) implements Decision<S> {

        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The event makes no sense here; nothing changes. */
    record Rejected<S>(String reason) implements Decision<S> {}

    /** Nothing to do. */
    record Ignored<S>() implements Decision<S> {}

    /** Accepts with a new state and what follows from it. */
    static <S> Decision<S> accept(S state, OrderEvent... events) {
        return new Accepted<>(state, List.of(events));
    }

    /** Refuses. */
    static <S> Decision<S> reject(String reason) {
        return new Rejected<>(reason);
    }

    /** Ignores. */
    static <S> Decision<S> ignore() {
        return new Ignored<>();
    }
}
