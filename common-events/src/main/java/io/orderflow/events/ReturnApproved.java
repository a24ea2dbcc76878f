package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer may send goods back: the warehouse expects them. Published by order, because of a rule or because somebody
 * approves, and in the name of {@link OrderCreated}, once for each return.
 *
 * @param lines what may come back, as it was asked: 1 to 500 lines, no SKU twice
 * @param until when the return expires, unless the goods are here before
 * @param by who approved it, 1 to 255 characters; absent if a rule did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnApproved(
        OrderId orderId,
        ReturnId returnId,
        List<SkuQuantity> lines,
        Moment until,
        @Nullable String by) implements ProcessEvent {

    public ReturnApproved {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
        Require.present(until, "until");
        if (by != null) {
            Require.text(by, "by", 255);
        }
    }
}
