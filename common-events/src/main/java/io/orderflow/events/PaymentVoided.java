package io.orderflow.events;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The amount is not held for this order any more, or never will be. Published by payment, because of {@link
 * OrderCancelled}, or of {@link PaymentRequested} where that comes after it.
 *
 * @param amount what the customer can use again
 */
public record PaymentVoided(OrderId orderId, PaymentId paymentId, Money amount) implements PaymentEvent {

    public PaymentVoided {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(amount, "amount");
    }
}
