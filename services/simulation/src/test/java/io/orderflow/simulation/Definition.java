package io.orderflow.simulation;

import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the simulation has to know of a service, beside the flow.
 *
 * @param <K> how a state is found
 * @param <S> the state
 * @param <C> the commands
 * @param empty the state of what is not known
 * @param key names the state that a command is about
 * @param heard the command that an event is, if it is one
 * @param outside how it asks what is outside
 */
record Definition<K, S, C extends Command>(
        String name, S empty, Function<C, K> key, Decider<S, C> decider, Heard<C> heard, Outside<K, S, C> outside) {

    /** How a service hears events. */
    @FunctionalInterface
    interface Heard<C extends Command> {

        /**
         * The command that an event is, if it is one.
         *
         * @param readingAgain whether the service has yet to read what it knew before it was restored
         */
        Optional<C> command(EventEnvelope event, boolean readingAgain);
    }

    /** How a service asks what is outside. */
    interface Outside<K, S, C extends Command> {

        /** What work of this name is about. */
        K about(WorkId name);

        /** What is to be asked, as far as the state knows; as a {@code CallKind} loads it. */
        Optional<? extends OutsideCall> due(S state);

        /** Asks it; what the service is told. */
        C ask(OutsideCall call);

        /** What the service makes of a call that was not answered, if anything but that it is repeated. */
        default Optional<C> silence(OutsideCall call) {
            return Optional.empty();
        }

        /** What the service is told when it wanted to be reminded; most want that of nothing. */
        default C remind(WorkId name) {
            throw new IllegalStateException("nobody wants to be reminded: " + name);
        }
    }

    /** One that asks nobody. */
    static <K, S, C extends Command> Outside<K, S, C> nobody() {
        return new Outside<>() {
            @Override
            public K about(WorkId name) {
                throw new IllegalStateException("nothing is asked: " + name);
            }

            @Override
            public Optional<OutsideCall> due(S state) {
                return Optional.empty();
            }

            @Override
            public C ask(OutsideCall call) {
                throw new IllegalStateException("nobody is asked: " + call);
            }
        };
    }
}
