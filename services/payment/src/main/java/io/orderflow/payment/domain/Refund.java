package io.orderflow.payment.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.runtime.decision.Cause;
import java.time.Instant;

/**
 * Money that a customer is to get back, or got.
 *
 * @param paymentId the payment that it is taken from
 */
public record Refund(RefundId refundId, PaymentId paymentId, Money amount, Outcome outcome) {

    /** What has become of it. */
    public sealed interface Outcome {

        /**
         * Nothing yet: the gateway is to be asked, once the payment is captured.
         *
         * @param cause who asked for it
         * @param isAsked whether the gateway may have been asked already, which then has the last word
         */
        record Open(Cause cause, boolean isAsked) implements Outcome {

            /** Of which the gateway knows nothing. */
            public Open(Cause cause) {
                this(cause, false);
            }
        }

        /** The customer has got it. */
        record Refunded(Instant at) implements Outcome {}

        /** The customer will not get it. */
        record Failed(Code reason) implements Outcome {}
    }

    boolean isOpen() {
        return outcome instanceof Outcome.Open;
    }

    /** The same, for which the gateway is asked. */
    Refund asked() {
        return outcome instanceof Outcome.Open(Cause cause, var _) ? with(new Outcome.Open(cause, true)) : this;
    }

    Refund with(Outcome other) {
        return new Refund(refundId, paymentId, amount, other);
    }
}
