package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The amount will not be paid. Published by payment, because of {@link PaymentRequested}.
 *
 * @param reason the gateway's reason, for people, 1 to 200 characters
 */
public record PaymentDeclined(OrderId orderId, PaymentId paymentId, String reason) implements PaymentEvent {

    public PaymentDeclined {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.text(reason, "reason", 200);
    }
}
