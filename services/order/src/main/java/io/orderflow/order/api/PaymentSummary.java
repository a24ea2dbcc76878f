package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Refunds;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The payment of an order as clients see it: the last one that was tried.
 *
 * @param refunded how much of it the customer has got back; absent if nothing
 * @param action what the customer has to do, while it is ACTION_REQUIRED: AUTHENTICATE, to prove to the bank who is paying;
 *     where, {@code GET /payments/{orderId}} of payment tells
 * @param expiresAt until when; after that the payment is declined
 */
@Schema(name = "Payment")
public record PaymentSummary(
        PaymentId paymentId,
        State status,
        Money amount,
        @Nullable Money refunded,

        @Schema(
                description =
                        "what the customer has to do, while it is ACTION_REQUIRED; where, GET /payments/{orderId} of "
                                + "payment tells")
        @Nullable Code action,

        @Schema(description = "until when; after that the payment is declined") @Nullable Moment expiresAt) {

    /** How far it has got; once it is captured, what of it the customer has got back. */
    @Schema(name = "PaymentStatus")
    public enum State {
        REQUESTED,
        ACTION_REQUIRED,
        AUTHORIZED,
        CAPTURED,
        /** The customer has got a part of it back. */
        PARTIALLY_REFUNDED,
        /** The customer has got all of it back. */
        REFUNDED,
        DECLINED,
        VOIDED
    }

    static @Nullable PaymentSummary of(Payment payment, Refunds refunds) {
        return switch (payment) {
            case Payment.None() -> null;
            case Payment.Asked asked -> of(asked, refunds.refunded(), asked.required());
        };
    }

    private static PaymentSummary of(Payment.Asked asked, long refunded, Payment.@Nullable Action required) {
        return new PaymentSummary(
                asked.paymentId(),
                state(asked, refunded),
                asked.amount(),
                refunded == 0 ? null : new Money(refunded, asked.amount().currency()),
                required == null ? null : required.action(),
                required == null ? null : required.expiresAt());
    }

    /** That money went back is stored nowhere as a status: it follows from the amounts. */
    private static State state(Payment.Asked asked, long refunded) {
        return switch (asked.status()) {
            case REQUESTED -> State.REQUESTED;
            case ACTION_REQUIRED -> State.ACTION_REQUIRED;
            case AUTHORIZED -> State.AUTHORIZED;
            case CAPTURED -> captured(asked, refunded);
            case DECLINED -> State.DECLINED;
            case VOIDED -> State.VOIDED;
        };
    }

    private static State captured(Payment.Asked asked, long refunded) {
        if (refunded == 0) {
            return State.CAPTURED;
        }
        return refunded < asked.amount().amount() ? State.PARTIALLY_REFUNDED : State.REFUNDED;
    }
}
