package io.orderflow.payment.api;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Hold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it.
 *
 * @param authorizationCode the gateway's code, while the amount is held and once it is captured
 * @param declineReason the gateway's reason, if it will not be paid
 * @param action what the customer has to do, while there is something
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        Status status,
        Money amount,
        @Nullable String authorizationCode,
        @Nullable String declineReason,
        @Nullable ActionView action) {

    /** Where the money is. */
    public enum Status {
        REQUESTED,
        ACTION_REQUIRED,
        AUTHORIZED,
        CAPTURED,
        DECLINED,
        /** The order was cancelled, and nothing is held. */
        VOIDED
    }

    static PaymentView of(Payment.Known payment) {
        Terms terms = payment.terms();
        return switch (payment) {
            case Payment.Unanswered _, Payment.Abandoned _ -> of(terms, Status.REQUESTED, null);
            case Payment.ActionRequired waiting ->
                new PaymentView(
                        terms.paymentId(),
                        terms.orderId(),
                        Status.ACTION_REQUIRED,
                        terms.amount(),
                        null,
                        null,
                        ActionView.of(waiting.required()));
            case Payment.Authorized(var _, Hold hold) -> of(terms, Status.AUTHORIZED, hold);
            case Payment.CaptureDue(var _, Hold hold, var _) -> of(terms, Status.AUTHORIZED, hold);
            case Payment.VoidDue(var _, var _, Hold hold, var _) ->
                of(terms, hold == null ? Status.REQUESTED : Status.AUTHORIZED, hold);
            case Payment.Captured(var _, Hold hold, var _) -> of(terms, Status.CAPTURED, hold);
            case Payment.Voided _ -> of(terms, Status.VOIDED, null);
            case Payment.Declined(var _, String reason) ->
                new PaymentView(
                        terms.paymentId(), terms.orderId(), Status.DECLINED, terms.amount(), null, reason, null);
        };
    }

    private static PaymentView of(Terms terms, Status status, @Nullable Hold hold) {
        return new PaymentView(
                terms.paymentId(),
                terms.orderId(),
                status,
                terms.amount(),
                hold == null ? null : hold.code(),
                null,
                null);
    }
}
