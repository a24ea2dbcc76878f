package io.orderflow.payment.api;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Hold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it.
 *
 * @param authorizationCode the gateway's code, once the amount is held
 * @param declineReason the gateway's reason, if it will not be paid
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        Status status,
        Money amount,
        @Nullable String authorizationCode,
        @Nullable String declineReason) {

    /** Where the money is. */
    public enum Status {
        REQUESTED,
        AUTHORIZED,
        CAPTURED,
        DECLINED,
        /** The order was cancelled, and nothing is held. */
        VOIDED
    }

    /** The view of a payment; empty while nothing is known of it but what became of the order. */
    static Optional<PaymentView> of(Payment payment) {
        return switch (payment) {
            case Payment.Unknown _, Payment.Closed _, Payment.Expected _ -> Optional.empty();
            case Payment.Unanswered asked -> Optional.of(of(asked.terms(), Status.REQUESTED, null, null));
            case Payment.Authorized(Terms terms, Hold hold) ->
                Optional.of(of(terms, Status.AUTHORIZED, hold.code(), null));
            case Payment.CaptureDue(Terms terms, Hold hold, var _) ->
                Optional.of(of(terms, Status.AUTHORIZED, hold.code(), null));
            case Payment.VoidDue(Terms terms, Hold hold, var _) ->
                Optional.of(of(terms, Status.AUTHORIZED, hold.code(), null));
            case Payment.Voided(Terms terms, var _, var _) -> Optional.of(of(terms, Status.VOIDED, null, null));
            case Payment.Captured(Terms terms, Hold hold, var _) ->
                Optional.of(of(terms, Status.CAPTURED, hold.code(), null));
            case Payment.Declined(Terms terms, String reason) -> Optional.of(of(terms, Status.DECLINED, null, reason));
        };
    }

    private static PaymentView of(Terms terms, Status status, @Nullable String code, @Nullable String reason) {
        return new PaymentView(terms.paymentId(), terms.orderId(), status, terms.amount(), code, reason);
    }
}
