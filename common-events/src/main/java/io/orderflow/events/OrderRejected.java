package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.Require;

/**
 * The order will not be fulfilled. Published by order, because of {@link StockRejected} or {@link PaymentDeclined},
 * or because its customer did not pay again in time and in the name of {@link OrderCreated}.
 */
public record OrderRejected(OrderId orderId, RejectionReason reason) implements ProcessEvent {

    public OrderRejected {
        Require.present(orderId, "orderId");
        Require.present(reason, "reason");
    }
}
