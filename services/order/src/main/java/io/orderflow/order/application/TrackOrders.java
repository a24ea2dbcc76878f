package io.orderflow.order.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.former.BatchDecision;
import io.orderflow.runtime.decision.former.Envelopes;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drives orders by the events of all services, and writes their timelines. */
@ApplicationScoped
public class TrackOrders implements EventHandler {

    private final Orders orders;
    private final StoreOrders storeOrders;
    private final Envelopes envelopes = Envelopes.of("order");

    TrackOrders(Orders orders, StoreOrders storeOrders) {
        this.orders = orders;
        this.storeOrders = storeOrders;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return orders.lock(events.stream().map(event -> event.event().orderId()).collect(Collectors.toSet()))
                .chain(known -> store(events, known, decide(events, known)))
                .map(Consequences::of);
    }

    private Uni<List<EventEnvelope>> store(
            List<EventEnvelope> events, Map<OrderId, Order> known, BatchDecision<OrderId, Order> decision) {
        List<EventEnvelope> happened =
                Stream.concat(events.stream(), decision.emitted().stream()).toList();
        return storeOrders
                .store(known, decision.added(), decision.changed(), happened)
                .replaceWith(decision.emitted());
    }

    private BatchDecision<OrderId, Order> decide(List<EventEnvelope> events, Map<OrderId, Order> known) {
        return BatchDecision.of(
                events,
                known,
                new Order.Unknown(),
                OrderEvent::orderId,
                (order, event) -> OrderDecider.decide(order, event.event(), Cause.of(event)),
                this::envelope);
    }

    /** What came before its order was known keeps what follows from it: it is not caused by what came last. */
    private EventEnvelope envelope(Order before, EventEnvelope event, OrderEvent emitted) {
        return before instanceof Order.Anticipated anticipated
                ? envelopes.causedBy(anticipated.causeOf(emitted).orElseGet(() -> Cause.of(event)), emitted)
                : envelopes.causedBy(event, emitted);
    }
}
