package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * What was set aside is available again, or never will be set aside. Published by inventory, because of {@link
 * OrderRejected} or {@link OrderCancelled}, or of {@link OrderCreated} where that comes after it.
 *
 * @param lines what is not reserved any more: 1 to 500 lines, no SKU twice
 */
public record StockReleased(OrderId orderId, List<SkuQuantity> lines) implements StockEvent {

    public StockReleased {
        Require.present(orderId, "orderId");
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
    }
}
