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

    /** What was voided has been authorized: more than that the version before does not know. */
    private static Payment.Status status(Asked asked) {
        return asked.status() == Payment.Status.VOIDED ? Payment.Status.AUTHORIZED : asked.status();
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
            case REQUESTED -> new Asked(paymentId, amount, Answer.AWAITED, Settlement.OPEN);
            case AUTHORIZED -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.OPEN);
            case CAPTURED ->
                new Asked(paymentId, amount, processed ? Answer.GRANTED : Answer.AWAITED, Settlement.CAPTURED);
            case DECLINED -> new Asked(paymentId, amount, Answer.REFUSED, Settlement.OPEN);
            case VOIDED -> new Asked(paymentId, amount, Answer.GRANTED, Settlement.VOIDED);
        };
    }
}
