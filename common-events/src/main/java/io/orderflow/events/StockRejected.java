package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.Shortage;
import java.util.List;

/**
 * Something that was ordered is not there, so nothing was reserved. Published by inventory, because of {@link
 * OrderCreated}.
 *
 * @param shortages what is missing: 1 to 100 entries, no SKU twice
 */
public record StockRejected(OrderId orderId, List<Shortage> shortages) implements StockEvent {

    public StockRejected {
        Require.present(orderId, "orderId");
        shortages = Require.lines(shortages, Shortage::sku, "shortages");
    }
}
