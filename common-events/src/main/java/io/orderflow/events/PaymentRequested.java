package io.orderflow.events;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;

/**
 * The order asks for its money. Published by order, because of {@link StockReserved}.
 *
 * @param paymentId names the payment from here on and is the idempotency key towards the gateway
 * @param amount what to authorize
 */
public record PaymentRequested(OrderId orderId, PaymentId paymentId, Money amount, PaymentToken paymentToken)
        implements OrderEvent {

    public PaymentRequested {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(amount, "amount");
        Require.present(paymentToken, "paymentToken");
    }
}
