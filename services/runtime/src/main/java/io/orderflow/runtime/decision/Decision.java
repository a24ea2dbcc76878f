package io.orderflow.runtime.decision;

import io.orderflow.events.OrderEvent;
import java.util.List;
import java.util.function.Function;

/**
 * What a decider makes of a command: a new state and what is to follow from it, a refusal with its reason, or nothing,
 * because the command has been carried out already or its time has passed.
 *
 * @param <S> the state that is decided on
 */
public sealed interface Decision<S> {

    /** The state changes, and something follows. */
    record Accepted<S>(S state, List<Effect> effects) implements Decision<S> {

        public Accepted {
            effects = List.copyOf(effects);
        }

        /** What the world hears. */
        public List<OrderEvent> events() {
            return effects.stream()
                    .filter(Effect.Publish.class::isInstance)
                    .map(effect -> ((Effect.Publish) effect).event())
                    .toList();
        }
    }

    /** The command makes no sense here; nothing changes. */
    record Rejected<S>(String reason) implements Decision<S> {}

    /** Nothing to do. */
    record Ignored<S>() implements Decision<S> {}

    /** The same about a larger state, of which the one that was decided on is a part. */
    default <T> Decision<T> map(Function<S, T> larger) {
        return switch (this) {
            case Accepted<S>(S state, List<Effect> effects) -> accept(larger.apply(state), effects);
            case Rejected<S>(String reason) -> reject(reason);
            case Ignored<S>() -> ignore();
        };
    }

    /** Accepts with a new state and what follows from it. */
    static <S> Decision<S> accept(S state, Effect... effects) {
        return new Accepted<>(state, List.of(effects));
    }

    /** The same with a list. */
    static <S> Decision<S> accept(S state, List<Effect> effects) {
        return new Accepted<>(state, effects);
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
