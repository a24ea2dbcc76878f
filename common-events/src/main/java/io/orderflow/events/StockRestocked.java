package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came back of a return is accounted for. Published by inventory, because of {@link ReturnReceived}, once for each
 * receipt.
 *
 * @param restocked what is on hand again: 0 to 500 lines, no SKU twice
 * @param scrapped what will not be sold again, likewise; not both are empty, and both have at most {@value
 *     SkuQuantity#MAX_QUANTITY} units of a SKU together
 */
public record StockRestocked(
        OrderId orderId,
        ReturnId returnId,
        ReceiptId receiptId,
        List<SkuQuantity> restocked,
        List<SkuQuantity> scrapped)
        implements StockEvent {

    public StockRestocked {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
        Require.present(receiptId, "receiptId");
        restocked = Require.linesIfAny(restocked, SkuQuantity::sku, "restocked");
        scrapped = Require.linesIfAny(scrapped, SkuQuantity::sku, "scrapped");
        Require.unitsOfOneOrder(Stream.concat(restocked.stream(), scrapped.stream()), "restocked and scrapped");
        Require.that(!restocked.isEmpty() || !scrapped.isEmpty(), "restocked and scrapped must not both be empty");
    }
}
