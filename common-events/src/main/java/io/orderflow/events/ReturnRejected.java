package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;

/**
 * The customer may not send goods back. Published by order, because somebody decides so and in the name of {@link
 * OrderCreated}, once for each return.
 *
 * @param reason why not: a word of whoever rejects it
 * @param by who rejected it, 1 to 255 characters
 */
public record ReturnRejected(OrderId orderId, ReturnId returnId, Code reason, String by) implements ProcessEvent {

    public ReturnRejected {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
        Require.present(reason, "reason");
        Require.text(by, "by", 255);
    }
}
