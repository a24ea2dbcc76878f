package io.orderflow.checkout.domain;

import io.orderflow.checkout.domain.Pricing.Reason;
import io.orderflow.events.value.Money;

/** Why amounts do not come to an order, in words for who sent them. */
final class Sums {

    private Sums() {}

    /** What a sum of the contract was refused for. */
    static Reason reason(String violation) {
        return violation.startsWith("discount ")
                ? new Reason("discount.amount", violation.substring("discount ".length()))
                : violation.startsWith("currency ")
                        ? new Reason("shipping.amount.currency", "must be that of the lines")
                        : new Reason("lines", "add up to more than an order may cost");
    }

    /** How far a total is from what its parts come to. */
    static String difference(Money named, Money sum) {
        if (!named.isOf(sum.currency())) {
            return "is in %s, and its parts are in %s".formatted(named.currency(), sum.currency());
        }
        long difference = named.amount() - sum.amount();
        return "is %s, and its parts come to %s: %s too %s, in minor units of %s"
                .formatted(
                        named.amount(),
                        sum.amount(),
                        Math.abs(difference),
                        difference > 0 ? "much" : "little",
                        sum.currency());
    }
}
