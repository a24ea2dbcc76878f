package io.orderflow.order.persistence;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Payment.Answer;
import io.orderflow.order.domain.Payment.Asked;
import io.orderflow.order.domain.Payment.Settlement;
import org.jspecify.annotations.Nullable;

/** A payment as it is stored: by one word, however much of it is known. */
record StoredPayment(PaymentId paymentId, Payment.Status status, Money amount) {

    static @Nullable StoredPayment of(Payment payment) {
        return switch (payment) {
            case Payment.None() -> null;
            case Asked asked -> new StoredPayment(asked.paymentId(), status(asked), asked.amount());
        };
    }

    /**
     * What the version before can make of it: what was voided has been authorized, and of what the customer has to do
     * something about, or may pay otherwise, the answer has not come.
     */
    private static Payment.Status status(Asked asked) {
        if (asked.waitsForAnotherCard()) {
            return Payment.Status.REQUESTED;
        }
        return switch (asked.status()) {
            case ACTION_REQUIRED -> Payment.Status.REQUESTED;
            case VOIDED -> Payment.Status.AUTHORIZED;
            case REQUESTED, AUTHORIZED, CAPTURED, DECLINED -> asked.status();
        };
    }

    /**
     * The payment that was stored.
     *
     * @param processed whether the order was processed, which it is once the payment is authorized
     */
    static Payment toPayment(@Nullable StoredPayment stored, boolean processed) {
        return stored == null ? new Payment.None() : stored.toPayment(processed);
    }

    private Payment toPayment(boolean processed) {
        return switch (status) {
            case REQUESTED, ACTION_REQUIRED -> new Asked(paymentId, amount, Answer.AWAITED, Settlement.OPEN);
            case AUTHORIZED -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.OPEN);
            case CAPTURED ->
                new Asked(paymentId, amount, processed ? Answer.GRANTED : Answer.AWAITED, Settlement.CAPTURED);
            case DECLINED -> new Asked(paymentId, amount, Answer.REFUSED, Settlement.OPEN);
            case VOIDED -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.VOIDED);
        };
    }
}
