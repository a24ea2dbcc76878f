package io.orderflow.order.application;

import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Recalling;
import io.orderflow.runtime.nats.consume.Recollection;
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
    private final Recollection recollection;

    TrackOrders(OrderDecisions orders, NoteProgress noteProgress, Decisions decisions, Recollection recollection) {
        this.noteProgress = noteProgress;
        this.decisions = decisions;
        this.orders = orders;
        this.recollection = recollection;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> delivered) {
        List<EventEnvelope> events = recollection.isComplete() ? delivered : believed(delivered);
        return decisions.decide(
                decisions.heard(events, OrderCommand.Heard::new),
                orders.deciding(),
                (known, decision, emitted) -> noteProgress.note(
                        known,
                        decision.changed(),
                        Stream.concat(events.stream(), emitted.stream()).toList()));
    }

    private static List<EventEnvelope> believed(List<EventEnvelope> delivered) {
        return delivered.stream()
                .filter(event -> Recalling.believes(event.event()))
                .toList();
    }
}
