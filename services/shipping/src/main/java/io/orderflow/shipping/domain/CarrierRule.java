package io.orderflow.shipping.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.Require;
import java.util.Set;

/**
 * What a carrier carries, and what it costs.
 *
 * @param countries the countries that it goes to, as in ISO 3166-1; all if there are none
 * @param minWeightGrams the lightest parcel
 * @param maxWeightGrams the heaviest parcel
 * @param price of any parcel
 * @param pricePerKilogram on top of it, for each kilogram begun
 */
public record CarrierRule(
        Set<String> countries, long minWeightGrams, long maxWeightGrams, Money price, Money pricePerKilogram) {

    private static final int GRAMS_PER_KILOGRAM = 1000;

    public CarrierRule {
        countries = Set.copyOf(countries);
        Require.that(minWeightGrams >= 0, "min-weight-grams must not be negative");
        Require.that(minWeightGrams <= maxWeightGrams, "min-weight-grams must not be above max-weight-grams");
        Require.that(price.currency().equals(pricePerKilogram.currency()), "prices must be in one currency");
    }

    /** Whether the carrier takes the parcel. */
    public boolean accepts(Parcel parcel) {
        long weight = parcel.weightGrams();
        boolean reaches =
                countries.isEmpty() || countries.contains(parcel.destination().country());
        return reaches && weight >= minWeightGrams && weight <= maxWeightGrams;
    }

    /** What the carrier takes for the parcel. */
    public Money priceOf(Parcel parcel) {
        int kilograms = Math.toIntExact(Math.ceilDiv(parcel.weightGrams(), GRAMS_PER_KILOGRAM));
        return price.plus(pricePerKilogram.times(kilograms));
    }
}
