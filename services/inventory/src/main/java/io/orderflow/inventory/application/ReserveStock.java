package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reserves, releases and lets go of stock, as the orders demand. */
@ApplicationScoped
public class ReserveStock implements EventHandler {

    private final Reservations reservations;
    private final StockLevels stockLevels;
    private final Envelopes envelopes = Envelopes.of("inventory");

    ReserveStock(Reservations reservations, StockLevels stockLevels) {
        this.reservations = reservations;
        this.stockLevels = stockLevels;
    }

    @Override
    public Uni<List<EventEnvelope>> handle(List<EventEnvelope> events) {
        return reservations
                .lock(events.stream().map(event -> event.event().orderId()).collect(Collectors.toSet()))
                .chain(known -> stockLevels
                        .lock(skus(events, known))
                        .map(levels -> StockDecision.of(events, known, levels, envelopes)))
                .call(this::store)
                .map(decision -> decision.reservations().emitted());
    }

    private Uni<Void> store(StockDecision decision) {
        return Uni.combine()
                .all()
                .unis(
                        reservations.add(decision.reservations().added()),
                        reservations.update(decision.reservations().changed()),
                        stockLevels.update(decision.levels()))
                .discardItems();
    }

    private static Set<Sku> skus(List<EventEnvelope> events, Map<OrderId, Reservation> known) {
        return events.stream()
                .map(EventEnvelope::event)
                .flatMap(event ->
                        OrderStock.skus(known.getOrDefault(event.orderId(), new Reservation.None()), event).stream())
                .collect(Collectors.toSet());
    }
}
