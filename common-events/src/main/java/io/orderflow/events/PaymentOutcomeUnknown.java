package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The gateway was asked to hold the amount, and nobody knows whether it does: it is asked what has become of it until it
 * says so, which {@link PaymentAuthorized}, {@link PaymentDeclined} or {@link PaymentActionRequired} tells. Published by
 * payment, because of {@link PaymentRequested}, once.
 */
public record PaymentOutcomeUnknown(OrderId orderId, PaymentId paymentId) implements PaymentEvent {

    public PaymentOutcomeUnknown {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
    }
}
