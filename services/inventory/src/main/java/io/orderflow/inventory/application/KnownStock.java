package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.StockLevel;
import java.util.Map;

/** What is known of all that a batch concerns. */
record KnownStock(
        Map<OrderId, Reservation> reservations, Map<ReceiptId, Receipt> receipts, Map<Sku, StockLevel> levels) {

    KnownStock {
        reservations = Map.copyOf(reservations);
        receipts = Map.copyOf(receipts);
        levels = Map.copyOf(levels);
    }
}
