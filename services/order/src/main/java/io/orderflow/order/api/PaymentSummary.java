package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.Payment;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order as clients see it: the last one that was tried.
 *
 * @param action what the customer has to do, while it is ACTION_REQUIRED: AUTHENTICATE, to prove to the bank who is paying;
 *     where, {@code GET /payments/{orderId}} of payment tells
 * @param expiresAt until when; after that the payment is declined
 */
@Schema(name = "Payment")
public record PaymentSummary(
        PaymentId paymentId,
        Payment.Status status,
        Money amount,

        @Schema(
                description =
                        "what the customer has to do, while it is ACTION_REQUIRED; where, GET /payments/{orderId} of "
                                + "payment tells")
        @Nullable Code action,

        @Schema(description = "until when; after that the payment is declined") @Nullable Moment expiresAt) {

    static @Nullable PaymentSummary of(Payment payment) {
        return switch (payment) {
            case Payment.None() -> null;
            case Payment.Asked asked -> of(asked, asked.required());
        };
    }

    private static PaymentSummary of(Payment.Asked asked, Payment.@Nullable Action required) {
        return new PaymentSummary(
                asked.paymentId(),
                asked.status(),
                asked.amount(),
                required == null ? null : required.action(),
                required == null ? null : required.expiresAt());
    }
}
