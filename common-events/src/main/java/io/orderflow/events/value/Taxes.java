package io.orderflow.events.value;

import java.util.List;

/** Sums of taxes. */
public final class Taxes {

    private Taxes() {}

    /** Those that a price has in it, in its currency. */
    public static Money included(List<Tax> taxes, String currency) {
        return sum(taxes, true, currency);
    }

    /** Those that are added to a price, in its currency. */
    public static Money added(List<Tax> taxes, String currency) {
        return sum(taxes, false, currency);
    }

    private static Money sum(List<Tax> taxes, boolean included, String currency) {
        return taxes.stream()
                .filter(tax -> tax.included() == included)
                .map(Tax::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
