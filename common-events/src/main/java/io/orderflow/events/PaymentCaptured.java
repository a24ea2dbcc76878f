package io.orderflow.events;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The authorized amount is taken. Published by payment, because of {@link ShipmentProcessed}: money is captured only for
 * goods that are packed.
 */
public record PaymentCaptured(OrderId orderId, PaymentId paymentId, Money amount) implements PaymentEvent {

    public PaymentCaptured {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(amount, "amount");
    }
}
