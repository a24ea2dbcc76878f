package io.orderflow.shipping.application;

import io.orderflow.events.value.Money;
import io.orderflow.runtime.settings.Holds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What can be set about shipping. */
@ConfigMapping(prefix = "orderflow.shipping")
public interface ShippingConfiguration {

    /** The currency of the carriers' prices. */
    @CurrencyCode
    @WithDefault("USD")
    String currency();

    /** The carriers that let us print their labels, by name. */
    Map<@Pattern(regexp = "[A-Za-z][A-Za-z0-9 ._-]{0,99}") String, Entry> carriers();

    /** What such a carrier carries, and for how much. */
    @Holds("max-weight-grams >= min-weight-grams")
    interface Entry {

        /** The countries that it goes to, as in ISO 3166-1; all if it is absent. */
        Optional<Set<@Country String>> countries();

        /** The lightest parcel. */
        @Min(0) @WithDefault("0")
        long minWeightGrams();

        /** The heaviest parcel. */
        @Min(1) @WithDefault("" + Long.MAX_VALUE)
        long maxWeightGrams();

        /** For any parcel, in minor units. */
        @Min(0) @Max(Money.MAX_AMOUNT) long price();

        /** On top of it for each kilogram begun, in minor units. */
        @Min(0) @Max(Money.MAX_AMOUNT) @WithDefault("0")
        long pricePerKilogram();
    }
}
