package io.orderflow.order.application;

import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Drives orders by the events of all services, and writes their timelines. */
@ApplicationScoped
public class TrackOrders implements EventHandler {

    private final NoteProgress noteProgress;
    private final Decisions decisions;
    private final OrderDecisions orders;

    TrackOrders(OrderDecisions orders, NoteProgress noteProgress, Decisions decisions) {
        this.noteProgress = noteProgress;
        this.decisions = decisions;
        this.orders = orders;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return decisions.decide(
                decisions.heard(events, OrderCommand.Heard::new),
                orders.deciding(),
                (known, decision, emitted) -> noteProgress.note(
                        known,
                        decision.changed(),
                        Stream.concat(events.stream(), emitted.stream()).toList()));
    }
}
