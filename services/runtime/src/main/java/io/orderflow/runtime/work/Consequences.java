package io.orderflow.runtime.work;

import io.orderflow.events.wire.EventEnvelope;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What follows from the results of calls.
 *
 * @param done the ids of calls that need not be made any more
 * @param due calls that have to be made now, under an id that is new or that the call before them had
 * @param events what the world hears
 */
public record Consequences<C extends OutsideCall>(
        Collection<UUID> done, Collection<C> due, List<EventEnvelope> events) {

    public Consequences {
        done = List.copyOf(done);
        due = List.copyOf(due);
        events = List.copyOf(events);
    }
}
