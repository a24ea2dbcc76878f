package io.orderflow.events;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * The amount is held for this order, not yet taken. Published by payment, because of {@link PaymentRequested}.
 *
 * @param amount what is held; 0 is authorized without asking anybody
 * @param authorizationCode the gateway's own code, 1 to 128 characters; {@code FREE} for an amount of 0
 */
public record PaymentAuthorized(OrderId orderId, PaymentId paymentId, Money amount, String authorizationCode)
        implements PaymentEvent {

    public PaymentAuthorized {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(amount, "amount");
        Require.text(authorizationCode, "authorizationCode", 128);
    }
}
