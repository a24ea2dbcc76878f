package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.EventEnvelope;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a service does with events: called inside a transaction, it changes state and says what follows. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles events in their order, in the transaction that is open, and says what follows. An event may come again:
     * then it must change nothing. A failure rolls everything back.
     */
    Uni<Consequences> handle(List<EventEnvelope> events);
}
