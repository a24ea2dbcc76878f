package io.orderflow.order.api;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.Payment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The payment of an order as clients see it. */
@Schema(name = "Payment")
public record PaymentSummary(PaymentId paymentId, Payment.Status status, Money amount) {

    static @Nullable PaymentSummary of(Payment payment) {
        return switch (payment) {
            case Payment.None() -> null;
            case Payment.Asked asked -> new PaymentSummary(asked.paymentId(), asked.status(), asked.amount());
        };
    }
}
