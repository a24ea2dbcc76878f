package io.orderflow.events.value;

import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount in the minor units of its currency: 34998 USD is $349.98. Arithmetic is exact, within one currency, and stays
 * within the bounds; whatever would not is an {@link IllegalArgumentException}.
 *
 * @param amount minor units, 0 to 1,000,000,000,000
 * @param currency the alphabetic code of ISO 4217, upper case
 */
public record Money(long amount, String currency) {

    public static final long MAX_AMOUNT = 1_000_000_000_000L;

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    public Money {
        Require.between(amount, "amount", 0, MAX_AMOUNT);
        Require.present(currency, "currency");
        Require.that(CURRENCIES.contains(currency), "currency", "must be a code of ISO 4217");
    }

    /** The codes of all currencies, in their order. */
    public static List<String> currencies() {
        return CURRENCIES.stream().sorted().toList();
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        Require.that(isOf(other.currency), "currency", "must be the same on both sides of a sum");
        return new Money(amount + other.amount, currency);
    }

    /** The rest; less than nothing is an {@link IllegalArgumentException}, as all that is beyond the bounds. */
    public Money minus(Money other) {
        Require.that(isOf(other.currency), "currency", "must be the same on both sides of a difference");
        return new Money(amount - other.amount, currency);
    }

    /** Whether it is of this currency. */
    public boolean isOf(String other) {
        return currency.equals(other);
    }

    public Money times(int factor) {
        Require.between(factor, "factor", 0, Integer.MAX_VALUE);
        long high = Math.multiplyHigh(amount, factor);
        return new Money(high == 0 ? amount * factor : Long.MAX_VALUE, currency);
    }
}
