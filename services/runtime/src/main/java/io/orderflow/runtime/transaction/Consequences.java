package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Collection;
import java.util.List;

/**
 * What follows from a transaction beside the states that it stores; it is written down in the same transaction, and
 * begins with its commit.
 *
 * @param events what the world hears, in this order
 * @param calls what the outside is asked
 * @param reminders of what the service is to be reminded
 * @param forgotten what is neither to be asked nor reminded of any more
 */
public record Consequences(
        List<EventEnvelope> events,
        Collection<OutsideCall> calls,
        Collection<Effect.Remind> reminders,
        Collection<WorkId> forgotten) {

    /** Nothing. */
    public static final Consequences NONE = of(List.of());

    public Consequences {
        events = List.copyOf(events);
        calls = List.copyOf(calls);
        reminders = List.copyOf(reminders);
        forgotten = List.copyOf(forgotten);
    }

    /** Events alone. */
    public static Consequences of(List<EventEnvelope> events) {
        return new Consequences(events, List.of(), List.of(), List.of());
    }
}
