package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * All that was ordered is set aside for this order. Published by inventory, because of {@link OrderCreated}.
 *
 * @param lines what is reserved: 1 to 500 lines, no SKU twice
 */
public record StockReserved(OrderId orderId, List<SkuQuantity> lines) implements StockEvent {

    public StockReserved {
        Require.present(orderId, "orderId");
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
    }
}
