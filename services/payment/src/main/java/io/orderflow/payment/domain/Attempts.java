package io.orderflow.payment.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * The payments of an order, the first attempt to get its money first. The last one counts; so far an order has one at
 * most.
 *
 * @param payments those of which something is known
 */
public record Attempts(List<Payment> payments) {

    /** Nothing is known of any. */
    public static final Attempts NONE = new Attempts(List.of());

    public Attempts {
        payments = List.copyOf(payments);
    }

    /** The one that counts. */
    public Payment last() {
        return payments.isEmpty() ? new Payment.Unknown() : payments.getLast();
    }

    /** The same, of somebody whom only a pseudonym names. */
    Attempts anonymized(String pseudonym) {
        return new Attempts(
                payments.stream().map(payment -> payment.anonymized(pseudonym)).toList());
    }

    /** With this in the place of the one that counts. */
    Attempts withLast(Payment next) {
        List<Payment> others = payments.isEmpty() ? payments : payments.subList(0, payments.size() - 1);
        List<Payment> all = new ArrayList<>(others);
        all.add(next);
        return new Attempts(all);
    }
}
