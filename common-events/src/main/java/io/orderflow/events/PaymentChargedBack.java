package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.Require;

/**
 * A bank has taken money back that was captured, because the customer disputes the payment. Nobody of ours has decided it,
 * and it may be more than was left. Published by payment, when it hears of it and because of {@link ShipmentProcessed}, for
 * which the money was captured; once for each dispute.
 *
 * @param paymentId the payment that is disputed
 * @param chargebackId what the gateway calls the dispute, 1 to 255 characters
 * @param amount what the bank has taken, more than 0
 * @param reason why, in the gateway's word: {@code FRAUDULENT}
 */
public record PaymentChargedBack(OrderId orderId, PaymentId paymentId, String chargebackId, Money amount, Code reason)
        implements PaymentEvent {

    public PaymentChargedBack {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.text(chargebackId, "chargebackId", 255);
        Require.present(amount, "amount");
        Require.present(reason, "reason");
    }
}
