package io.orderflow.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.Require;
import org.jspecify.annotations.Nullable;

/**
 * The customer is to get money back: {@link PaymentRefunded} or {@link PaymentRefundFailed} follows. Published by order,
 * because somebody asks and in the name of {@link OrderCreated}, or because of {@link ReturnReceived} or of {@link
 * StockRestocked}, whichever is heard first of goods that came back, once for each refund.
 *
 * @param paymentId the payment that it is taken from
 * @param amount how much, more than 0
 * @param reason why: a word of whoever asks
 * @param by who asked, 1 to 255 characters; absent if nobody did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRefundRequested(
        OrderId orderId,
        PaymentId paymentId,
        RefundId refundId,
        Money amount,
        Code reason,
        @Nullable String by) implements ProcessEvent {

    public PaymentRefundRequested {
        Require.present(orderId, "orderId");
        Require.present(paymentId, "paymentId");
        Require.present(refundId, "refundId");
        Require.present(amount, "amount");
        Require.present(reason, "reason");
        if (by != null) {
            Require.text(by, "by", 255);
        }
    }
}
