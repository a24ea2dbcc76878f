package io.orderflow.shipping.api;

import io.orderflow.events.value.Money;
import io.orderflow.shipping.application.Carrier;
import io.orderflow.shipping.domain.CarrierRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A carrier as clients see it.
 *
 * @param countries the countries that it goes to; absent if it goes to all
 * @param minWeightGrams the lightest parcel; absent if there is no bound
 * @param maxWeightGrams the heaviest parcel; absent if there is no bound
 * @param price of any parcel
 * @param pricePerKilogram on top of it, for each kilogram begun
 */
public record CarrierView(
        String name,
        @Nullable List<String> countries,
        @Nullable Long minWeightGrams,
        @Nullable Long maxWeightGrams,
        Money price,
        Money pricePerKilogram) {

    public CarrierView {
        countries = countries == null ? null : List.copyOf(countries);
    }

    static CarrierView of(Carrier carrier) {
        CarrierRule rule = carrier.rule();
        return new CarrierView(
                carrier.name(),
                rule.countries().isEmpty()
                        ? null
                        : rule.countries().stream().sorted().toList(),
                rule.minWeightGrams() == 0 ? null : rule.minWeightGrams(),
                rule.maxWeightGrams() == Long.MAX_VALUE ? null : rule.maxWeightGrams(),
                rule.price(),
                rule.pricePerKilogram());
    }
}
