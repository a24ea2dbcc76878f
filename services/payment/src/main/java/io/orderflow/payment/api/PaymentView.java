package io.orderflow.payment.api;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Hold;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.Payment.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as clients see it.
 *
 * @param authorizationCode the gateway's code, while the amount is held and once it is captured
 * @param declineReason the gateway's reason, if it will not be paid
 * @param refunded how much of it the customer has got back; absent if nothing
 * @param chargebacks what banks have taken back of it, which no status says; absent if nothing
 * @param action what the customer has to do, while there is something
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        Status status,
        Money amount,
        @Nullable String authorizationCode,
        @Nullable String declineReason,
        @Nullable Money refunded,
        @Nullable List<ChargebackView> chargebacks,
        @Nullable ActionView action) {

    public PaymentView {
        chargebacks = chargebacks == null ? null : List.copyOf(chargebacks);
    }

    /** Where the money is. */
    public enum Status {
        REQUESTED,
        ACTION_REQUIRED,
        AUTHORIZED,
        CAPTURED,
        /** The customer has got a part of it back. */
        PARTIALLY_REFUNDED,
        /** The customer has got all of it back. */
        REFUNDED,
        DECLINED,
        /** The order was cancelled, and nothing is held. */
        VOIDED
    }

    static PaymentView of(Payment.Known payment, Attempts attempts) {
        PaymentView view = of(payment);
        long refunded = attempts.refunds().refunded();
        List<ChargebackView> chargebacks = ChargebackView.of(attempts.chargebacks());
        return view.with(
                refunded == 0 ? null : new Money(refunded, view.amount().currency()),
                chargebacks.isEmpty() ? null : chargebacks);
    }

    /** No status says that money was given back anywhere else: it follows from the amounts. */
    private PaymentView with(@Nullable Money part, @Nullable List<ChargebackView> taken) {
        Status refundedStatus = amount.equals(part) ? Status.REFUNDED : Status.PARTIALLY_REFUNDED;
        return new PaymentView(
                paymentId,
                orderId,
                part == null ? status : refundedStatus,
                amount,
                authorizationCode,
                declineReason,
                part,
                taken,
                action);
    }

    private static PaymentView of(Payment.Known payment) {
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
                        null,
                        null,
                        ActionView.of(waiting.required()));
            case Payment.Authorized(var _, Hold hold) -> of(terms, Status.AUTHORIZED, hold);
            case Payment.CaptureDue(var _, Hold hold, var _) -> of(terms, Status.AUTHORIZED, hold);
            case Payment.VoidDue(var _, var _, Hold hold, var _) ->
                of(terms, hold == null ? Status.REQUESTED : Status.AUTHORIZED, hold);
            case Payment.Captured(var _, Hold hold, var _, var _) -> of(terms, Status.CAPTURED, hold);
            case Payment.Voided _ -> of(terms, Status.VOIDED, null);
            case Payment.Declined(var _, String reason) ->
                new PaymentView(
                        terms.paymentId(),
                        terms.orderId(),
                        Status.DECLINED,
                        terms.amount(),
                        null,
                        reason,
                        null,
                        null,
                        null);
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
                null,
                null,
                null);
    }
}
