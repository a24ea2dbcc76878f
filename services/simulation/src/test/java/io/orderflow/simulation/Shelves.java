package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that inventory knows: it decides on an order and on the stock that it concerns together. */
record Shelves(Map<OrderId, Reservation> reservations, Map<Sku, StockLevel> levels) {

    /** Decides so on everything. */
    static Decider<Shelves, ReservationCommand> deciding(Decider<OrderStock, ReservationCommand> each) {
        return (shelves, command, circumstances) -> shelves.decide(each, command, circumstances);
    }

    private Decision<Shelves> decide(
            Decider<OrderStock, ReservationCommand> each, ReservationCommand command, Circumstances circumstances) {
        Reservation reservation = reservations.getOrDefault(command.orderId(), new Reservation.None());
        return each.decide(OrderStock.of(reservation, command, levels), command, circumstances)
                .map(decided -> with(command.orderId(), decided));
    }

    private Shelves with(OrderId orderId, OrderStock decided) {
        Map<OrderId, Reservation> others = new LinkedHashMap<>(reservations);
        others.put(orderId, decided.reservation());
        Map<Sku, StockLevel> counts = new LinkedHashMap<>(levels);
        counts.putAll(decided.stock().levels());
        return new Shelves(others, counts);
    }
}
