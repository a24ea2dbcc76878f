package io.orderflow.events;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.Require;

/**
 * The customer gets money back. Published by payment, because of {@link PaymentRefundRequested}, once for each refund.
 *
 * @param paymentId the payment that it is taken from
 * @param amount what the customer gets
 */
public record PaymentRefunded(OrderId orderId, PaymentId paymentId, RefundId refundId, Money amount)
        implements PaymentEvent {

    public PaymentRefunded {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(refundId, "refundId");
        Require.present(amount, "amount");
    }
}
