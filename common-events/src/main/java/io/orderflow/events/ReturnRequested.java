package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * Goods that were handed over are to come back: {@link ReturnApproved} or {@link ReturnRejected} follows. Published by
 * order, because somebody asks and in the name of {@link OrderCreated}, once for each return.
 *
 * @param lines what is to come back: 1 to 500 lines, no SKU twice
 * @param reason why: a word of whoever asks
 * @param by who asked, 1 to 255 characters
 */
public record ReturnRequested(OrderId orderId, ReturnId returnId, List<SkuQuantity> lines, Code reason, String by)
        implements ProcessEvent {

    public ReturnRequested {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
        Require.present(reason, "reason");
        Require.text(by, "by", 255);
    }
}
