package io.orderflow.runtime.decision;

import io.orderflow.events.OrderEvent;
import java.time.Instant;

/** What a decision wants to happen, as data: nothing of it happens before the new state is committed. */
public sealed interface Effect {

    /**
     * The world hears of it.
     *
     * @param cause because of what
     */
    record Publish(OrderEvent event, Cause cause) implements Effect {}

    /** What is done later, under a name: of several effects of one name the last counts. */
    sealed interface Deferred extends Effect {

        /** What it is known by. */
        WorkId name();
    }

    /** The outside is asked, until there is an answer; in the place of a call of the same name, if there is one. */
    record Call(OutsideCall call) implements Deferred {

        @Override
        public WorkId name() {
            return call.id();
        }
    }

    /**
     * The service hears of it again at a time, or soon after; in the place of a reminder of the same name, if there is
     * one.
     *
     * @param at for the database in microseconds, later than now or not
     */
    record Remind(WorkId name, Instant at) implements Deferred {}

    /** A call is not made any more, or not again, and nobody is reminded; what is under way may still be answered. */
    record Forget(WorkId name) implements Deferred {}
}
