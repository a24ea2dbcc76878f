package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReceiptStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.Stock;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that inventory knows: it decides on an order, or on goods that came back, and on the stock that they concern
 * together.
 */
record Shelves(Map<OrderId, Reservation> reservations, Map<ReceiptId, Receipt> receipts, Map<Sku, StockLevel> levels) {

    /** Decides so on everything. */
    static Decider<Shelves, ShelfCommand> deciding(
            Decider<OrderStock, ReservationCommand> reserving, Decider<ReceiptStock, ReceiptCommand> accounting) {
        return (shelves, command, circumstances) -> switch (command) {
            case ShelfCommand.OfReservation(ReservationCommand each) -> shelves.reserve(reserving, each, circumstances);
            case ShelfCommand.OfReceipt(ReceiptCommand each) -> shelves.account(accounting, each, circumstances);
        };
    }

    private Decision<Shelves> reserve(
            Decider<OrderStock, ReservationCommand> each, ReservationCommand command, Circumstances circumstances) {
        Reservation reservation = reservations.getOrDefault(command.orderId(), new Reservation.None());
        return each.decide(OrderStock.of(reservation, command, levels), command, circumstances)
                .map(decided -> new Shelves(
                        with(reservations, command.orderId(), decided.reservation()), receipts, with(decided.stock())));
    }

    private Decision<Shelves> account(
            Decider<ReceiptStock, ReceiptCommand> each, ReceiptCommand command, Circumstances circumstances) {
        Receipt receipt = receipts.getOrDefault(command.receiptId(), new Receipt.None());
        return each.decide(ReceiptStock.of(receipt, command, levels), command, circumstances)
                .map(decided -> new Shelves(
                        reservations, with(receipts, command.receiptId(), decided.receipt()), with(decided.stock())));
    }

    private static <K, V> Map<K, V> with(Map<K, V> known, K key, V value) {
        Map<K, V> next = new LinkedHashMap<>(known);
        next.put(key, value);
        return next;
    }

    private Map<Sku, StockLevel> with(Stock decided) {
        Map<Sku, StockLevel> next = new LinkedHashMap<>(levels);
        next.putAll(decided.levels());
        return next;
    }
}
