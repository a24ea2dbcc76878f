package io.orderflow.payment.domain;

import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.Payment.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The payments of an order, the first attempt to get its money first. The last one counts: there is another only where
 * the one before was declined.
 *
 * @param payments those of which something is known
 * @param refunds what was asked back of what the last one brings
 * @param chargebacks what banks have taken back of it
 */
public record Attempts(List<Payment> payments, Refunds refunds, Chargebacks chargebacks) {

    /** Nothing is known of any. */
    public static final Attempts NONE = new Attempts(List.of());

    public Attempts {
        payments = List.copyOf(payments);
    }

    /** Of which no bank has taken anything back. */
    public Attempts(List<Payment> payments, Refunds refunds) {
        this(payments, refunds, Chargebacks.NONE);
    }

    /** Of which nothing was asked back, nor taken. */
    public Attempts(List<Payment> payments) {
        this(payments, Refunds.NONE);
    }

    /** The one that counts. */
    public Payment last() {
        return payments.isEmpty() ? new Payment.Unknown() : payments.getLast();
    }

    /** The last one that was requested. */
    public Optional<Known> lastKnown() {
        return payments.reversed().stream()
                .filter(Known.class::isInstance)
                .map(Known.class::cast)
                .findFirst();
    }

    /** The one with this id. */
    Optional<Known> of(PaymentId paymentId) {
        return payments.stream()
                .filter(Known.class::isInstance)
                .map(Known.class::cast)
                .filter(payment -> payment.terms().paymentId().equals(paymentId))
                .findFirst();
    }

    /** The same, of somebody whom only a pseudonym names. */
    Attempts anonymized(String pseudonym) {
        return new Attempts(
                payments.stream().map(payment -> payment.anonymized(pseudonym)).toList(), refunds, chargebacks);
    }

    /** With this in the place of the one that counts. */
    Attempts withLast(Payment next) {
        return with(payments.isEmpty() ? payments : payments.subList(0, payments.size() - 1), next);
    }

    /** With this as one more, which counts from now on. */
    Attempts and(Payment next) {
        return with(payments, next);
    }

    /** With these refunds. */
    Attempts with(Refunds other) {
        return new Attempts(orUnknown(), other, chargebacks);
    }

    /** With these chargebacks. */
    Attempts with(Chargebacks other) {
        return new Attempts(orUnknown(), refunds, other);
    }

    private List<Payment> orUnknown() {
        return payments.isEmpty() ? List.of(new Payment.Unknown()) : payments;
    }

    private Attempts with(List<Payment> others, Payment next) {
        List<Payment> all = new ArrayList<>(others);
        all.add(next);
        return new Attempts(all, refunds, chargebacks);
    }
}
