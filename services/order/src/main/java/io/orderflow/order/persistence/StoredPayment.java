package io.orderflow.order.persistence;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.order.domain.Payment;
import io.orderflow.order.domain.Payment.Answer;
import io.orderflow.order.domain.Payment.Asked;
import org.jspecify.annotations.Nullable;

/** A payment as it is stored: by one word, however much of it is known. */
record StoredPayment(PaymentId paymentId, Payment.Status status, Money amount) {

    static @Nullable StoredPayment of(Payment payment) {
        return switch (payment) {
            case Payment.None() -> null;
            case Asked asked -> new StoredPayment(asked.paymentId(), asked.status(), asked.amount());
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
            case REQUESTED -> new Asked(paymentId, amount, Answer.AWAITED, false);
            case AUTHORIZED -> new Asked(paymentId, amount, Answer.GRANTED, false);
            case CAPTURED -> new Asked(paymentId, amount, processed ? Answer.GRANTED : Answer.AWAITED, true);
            case DECLINED -> new Asked(paymentId, amount, Answer.REFUSED, false);
        };
    }
}
