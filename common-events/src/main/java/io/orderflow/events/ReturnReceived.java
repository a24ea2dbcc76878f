package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * Goods of a return are here, all of them or a part. Published by warehouse, because of {@link ReturnApproved}, once for
 * each receipt.
 *
 * @param lines what was counted: 1 to 500 lines; the same SKU on several lines, if it came in several conditions, of at most
 *     {@value SkuQuantity#MAX_QUANTITY} units together
 * @param receivedBy who counted, 1 to 255 characters
 */
public record ReturnReceived(
        OrderId orderId, ReturnId returnId, ReceiptId receiptId, List<ReturnedLine> lines, String receivedBy)
        implements PackingEvent {

    public ReturnReceived {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
        Require.present(receiptId, "receiptId");
        lines = Require.lines(lines, "lines");
        Require.text(receivedBy, "receivedBy", 255);
        Require.unitsOfOneOrder(lines.stream().map(line -> new SkuQuantity(line.sku(), line.quantity())), "lines");
    }
}
