package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.Require;

/**
 * The customer does not get money back that was asked for. Published by payment, because of {@link
 * PaymentRefundRequested}, once for each refund.
 *
 * @param paymentId the payment that it was to be taken from
 * @param amount what the customer does not get
 * @param reason {@code EXCEEDS_CAPTURED} where there is not as much, {@code NOTHING_CAPTURED} where there is nothing,
 *     {@code TOO_MANY_REFUNDS}, or the gateway's word
 */
public record PaymentRefundFailed(OrderId orderId, PaymentId paymentId, RefundId refundId, Money amount, Code reason)
        implements PaymentEvent {

    public PaymentRefundFailed {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(refundId, "refundId");
        Require.present(amount, "amount");
        Require.present(reason, "reason");
    }
}
