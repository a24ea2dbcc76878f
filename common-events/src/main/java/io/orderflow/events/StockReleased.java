package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * What was set aside is available again. Published by inventory, because of {@link OrderRejected} or {@link
 * OrderCancelled}.
 *
 * @param lines what was reserved until now: 1 to 500 lines, no SKU twice
 */
public record StockReleased(OrderId orderId, List<SkuQuantity> lines) implements StockEvent {

    public StockReleased {
        Require.present(orderId, "orderId");
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
    }
}
