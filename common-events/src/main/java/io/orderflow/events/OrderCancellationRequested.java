package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * Somebody wants the order not to be fulfilled: {@link OrderCancelled} or {@link OrderCancellationRefused} follows.
 * Published by order, because somebody asks and in the name of {@link OrderCreated}, once.
 *
 * @param reason why: {@code CUSTOMER_REQUEST}, or a word of whoever asks
 * @param by who asked, 1 to 255 characters
 */
public record OrderCancellationRequested(OrderId orderId, Code reason, String by) implements ProcessEvent {

    public OrderCancellationRequested {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
        Require.text(by, "by", 255);
    }
}
