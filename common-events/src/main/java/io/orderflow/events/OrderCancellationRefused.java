package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * The order goes on, although somebody wanted it not to: what arrives may be sent back. Published by order, because of
 * {@link ShipmentCancellationRefused}, {@link ShipmentProcessed} or {@link OrderFulfilled}, whichever it hears first.
 *
 * @param reason why not: {@code PACKED}
 */
public record OrderCancellationRefused(OrderId orderId, Code reason) implements ProcessEvent {

    public OrderCancellationRefused {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
    }
}
