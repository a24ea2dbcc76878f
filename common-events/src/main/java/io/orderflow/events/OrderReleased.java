package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * What kept the order from going on to shipping keeps it no longer; once nothing else does, and the money is held, {@link
 * OrderProcessed} follows. Published by order, because somebody asks and in the name of {@link OrderCreated}.
 *
 * @param reason why it was held, as in {@link OrderHeld}
 * @param by who released it, 1 to 255 characters
 */
public record OrderReleased(OrderId orderId, Code reason, String by) implements ProcessEvent {

    public OrderReleased {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
        Require.text(by, "by", 255);
    }
}
