package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.OrderStock;
import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReceiptStock;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.runtime.decision.Received;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch asks of stock.
 *
 * @param reservations what reaches reservations
 * @param receipts what reaches receipts
 */
record StockCommands(List<Received<ReservationCommand>> reservations, List<Received<ReceiptCommand>> receipts) {

    StockCommands {
        reservations = List.copyOf(reservations);
        receipts = List.copyOf(receipts);
    }

    Set<OrderId> orderIds() {
        return reservations.stream()
                .map(received -> received.command().orderId())
                .collect(Collectors.toSet());
    }

    Set<ReceiptId> receiptIds() {
        return receipts.stream().map(received -> received.command().receiptId()).collect(Collectors.toSet());
    }

    /** The SKUs of what came back. */
    Set<Sku> returned() {
        return receipts.stream()
                .flatMap(received -> ReceiptStock.skus(received.command()).stream())
                .collect(Collectors.toSet());
    }

    /** The SKUs whose stock the decisions may look at. */
    Set<Sku> skus(Map<OrderId, Reservation> known) {
        return Stream.concat(
                        reservations.stream()
                                .map(Received::command)
                                .flatMap(
                                        command -> OrderStock.skus(
                                                known.getOrDefault(command.orderId(), new Reservation.None()), command)
                                                .stream()),
                        returned().stream())
                .collect(Collectors.toSet());
    }
}
