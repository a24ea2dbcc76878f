package io.orderflow.inventory.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationDecider;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Envelopes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to. Its reservations are decided order by order, as {@link BatchDecision} does; the stock goes
 * through all of them, each event finding what the ones before it left.
 *
 * @param levels the stock levels that are other than before
 */
record StockDecision(BatchDecision<OrderId, Reservation> reservations, Map<Sku, StockLevel> levels) {

    StockDecision {
        levels = Map.copyOf(levels);
    }

    static StockDecision of(
            List<EventEnvelope> events,
            Map<OrderId, Reservation> known,
            Map<Sku, StockLevel> before,
            Envelopes envelopes) {
        Map<Sku, StockLevel> levels = new HashMap<>(before);
        var reservations = BatchDecision.of(
                events,
                known,
                new Reservation.None(),
                OrderEvent::orderId,
                (reservation, event) -> decide(reservation, event.event(), levels),
                envelopes);
        levels.entrySet()
                .removeIf(entry -> entry.getValue().equals(before.getOrDefault(entry.getKey(), StockLevel.NONE)));
        return new StockDecision(reservations, levels);
    }

    private static Decision<Reservation> decide(
            Reservation reservation, OrderEvent event, Map<Sku, StockLevel> levels) {
        return switch (ReservationDecider.decide(OrderStock.of(reservation, event, levels), event)) {
            case Decision.Accepted<OrderStock>(OrderStock next, List<OrderEvent> following) -> {
                levels.putAll(next.stock().levels());
                yield new Decision.Accepted<>(next.reservation(), following);
            }
            case Decision.Rejected<OrderStock>(String reason) -> Decision.reject(reason);
            case Decision.Ignored<OrderStock>() -> Decision.ignore();
        };
    }
}
