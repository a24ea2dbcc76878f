package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes. Personal data: in {@code OrderCreated} and {@code OrderProcessed} alone.
 *
 * <p>Each part is 1 to 200 characters, the postal code 1 to 20.
 *
 * @param name who receives it
 * @param line2 apartment, floor, company, if any
 * @param region state or province, if the country has them in its addresses
 * @param country the two-letter code of ISO 3166-1, upper case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        String postalCode,
        String country) {

    private static final int MAX = 200;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public Address {
        Require.text(name, "name", MAX);
        Require.text(line1, "line1", MAX);
        if (line2 != null) {
            Require.text(line2, "line2", MAX);
        }
        Require.text(city, "city", MAX);
        if (region != null) {
            Require.text(region, "region", MAX);
        }
        Require.text(postalCode, "postalCode", 20);
        Require.present(country, "country");
        Require.that(COUNTRIES.contains(country), "country", "must be a two-letter code of ISO 3166-1");
    }

    /** The country alone: the rest has no place in a log. */
    @Override
    public String toString() {
        return "Address[country=" + country + "]";
    }
}
