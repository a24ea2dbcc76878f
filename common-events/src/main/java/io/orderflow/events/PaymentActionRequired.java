package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The customer has to do something before the amount is held, such as to prove to the bank who is paying; where, the API
 * of payment tells the customer. Published by payment, because of {@link PaymentRequested}.
 *
 * @param action what: {@code AUTHENTICATE}
 * @param expiresAt until when; after that the amount is declined
 */
public record PaymentActionRequired(OrderId orderId, PaymentId paymentId, Code action, Moment expiresAt)
        implements PaymentEvent {

    public PaymentActionRequired {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(action, "action");
        Require.present(expiresAt, "expiresAt");
    }
}
