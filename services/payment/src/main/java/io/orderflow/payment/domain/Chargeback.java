package io.orderflow.payment.domain;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a bank has taken back. That is a fact: nobody of ours is asked.
 *
 * @param chargebackId what the gateway calls the dispute
 * @param paymentId the payment that it was taken from
 * @param at when we heard of it
 * @param reversedAt when we heard that it came back, for the dispute was won; null if it has not
 */
public record Chargeback(
        String chargebackId,
        PaymentId paymentId,
        Money amount,
        Code reason,
        Instant at,
        @Nullable Instant reversedAt) {

    boolean isReversed() {
        return reversedAt != null;
    }

    /** The same, of which we hear that it came back; the first time counts. */
    Chargeback reversed(Instant now) {
        return isReversed() ? this : new Chargeback(chargebackId, paymentId, amount, reason, at, now);
    }
}
