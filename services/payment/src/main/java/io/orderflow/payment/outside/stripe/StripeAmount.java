package io.orderflow.payment.outside.stripe;

import io.orderflow.events.value.Money;
import java.util.Currency;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Amounts as Stripe counts them, which is not always as ISO 4217 does: some currencies have no decimals there, ISK has two,
 * and the last of three must be 0. Of UGX its documentation can be read both ways, a hundredfold apart: it is not taken.
 */
final class StripeAmount {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> WITH_THREE = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private static final String UNCLEAR = "UGX";

    private StripeAmount() {}

    /** In the units of Stripe; empty if there is no such amount there. */
    static OptionalLong of(Money money) {
        if (money.isOf(UNCLEAR)) {
            return OptionalLong.empty();
        }
        int ours = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        int theirs = decimals(money.currency());
        long amount = money.amount();
        for (; ours < theirs; ours++) {
            amount = Math.multiplyExact(amount, 10L);
        }
        for (; ours > theirs; ours--) {
            if (amount % 10 != 0) {
                return OptionalLong.empty();
            }
            amount /= 10;
        }
        return theirs == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /** Of what Stripe has counted in the units of a currency; what is less than our smallest unit counts as one. */
    static Money money(long units, String currency) {
        String code = currency.toUpperCase(Locale.ROOT);
        int ours = Currency.getInstance(code).getDefaultFractionDigits();
        int theirs = decimals(code);
        long amount = units;
        for (; theirs < ours; theirs++) {
            amount = Math.multiplyExact(amount, 10L);
        }
        for (; theirs > ours; theirs--) {
            amount = Math.ceilDiv(amount, 10L);
        }
        return new Money(amount, code);
    }

    private static int decimals(String currency) {
        if (WITHOUT_DECIMALS.contains(currency)) {
            return 0;
        }
        return WITH_THREE.contains(currency) ? 3 : 2;
    }
}
