package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.ReservationDecider;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a batch comes to. Its reservations are decided order by order, as {@link BatchDecision} does; the stock goes
 * through all of them, each command finding what the ones before it left.
 *
 * @param levels the stock levels that are other than before
 */
record StockDecision(
        BatchDecision<OrderId, Reservation, ReservationCommand> reservations, Map<Sku, StockLevel> levels) {

    private static final ReservationDecider DECIDER = new ReservationDecider();

    StockDecision {
        levels = Map.copyOf(levels);
    }

    static StockDecision of(
            List<Received<ReservationCommand>> commands, Map<OrderId, Reservation> known, Map<Sku, StockLevel> before) {
        Map<Sku, StockLevel> levels = new HashMap<>(before);
        var reservations =
                BatchDecision.of(commands, known, new Reservation.None(), ReservationCommand::orderId, onStock(levels));
        levels.entrySet()
                .removeIf(entry -> entry.getValue().equals(before.getOrDefault(entry.getKey(), StockLevel.NONE)));
        return new StockDecision(reservations, levels);
    }

    /** Decides on a reservation and the stock that it concerns, and leaves there what has become of that. */
    private static Decider<Reservation, ReservationCommand> onStock(Map<Sku, StockLevel> levels) {
        return (reservation, command, circumstances) -> switch (DECIDER.decide(
                OrderStock.of(reservation, command, levels), command, circumstances)) {
            case Decision.Accepted<OrderStock>(OrderStock next, List<Effect> effects) -> {
                levels.putAll(next.stock().levels());
                yield Decision.accept(next.reservation(), effects);
            }
            case Decision.Rejected<OrderStock>(String reason) -> Decision.reject(reason);
            case Decision.Ignored<OrderStock>() -> Decision.ignore();
        };
    }
}
