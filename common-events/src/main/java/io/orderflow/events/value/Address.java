package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a parcel goes. Personal data: in {@code OrderCreated} and {@code OrderProcessed} alone.
 *
 * <p>Each part is 1 to 200 characters, the postal code 1 to 20. A part that need not be there and is blank is not there.
 *
 * @param name who receives it
 * @param line2 apartment, floor, company, if any
 * @param region state or province, if the country has them in its addresses
 * @param postalCode if the country has them: a fifth of all countries has none
 * @param country the two-letter code of ISO 3166-1, upper case; or one that posts and carriers use beside it: {@code XK}
 *     Kosovo, {@code AC} Ascension, {@code TA} Tristan da Cunha, {@code DG} Diego Garcia, {@code IC} the Canaries, {@code
 *     EA} Ceuta and Melilla
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        String name,
        String line1,
        @Nullable String line2,
        String city,
        @Nullable String region,
        @Nullable String postalCode,
        String country) {

    private static final int MAX = 200;
    private static final int MAX_POSTAL_CODE = 20;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> IN_USE_BESIDE_ISO = Set.of("XK", "AC", "TA", "DG", "IC", "EA");

    public Address {
        Require.text(name, "name", MAX);
        Require.text(line1, "line1", MAX);
        line2 = Require.optionalText(line2, "line2", MAX);
        Require.text(city, "city", MAX);
        region = Require.optionalText(region, "region", MAX);
        postalCode = Require.optionalText(postalCode, "postalCode", MAX_POSTAL_CODE);
        Require.present(country, "country");
        Require.that(
                COUNTRIES.contains(country) || IN_USE_BESIDE_ISO.contains(country),
                "country",
                "must be a two-letter code of ISO 3166-1, or one that is in use beside it");
    }

    /** The codes of all countries, in their order. */
    public static List<String> countries() {
        return Stream.concat(COUNTRIES.stream(), IN_USE_BESIDE_ISO.stream())
                .sorted()
                .toList();
    }

    /** The country alone: the rest has no place in a log. */
    @Override
    public String toString() {
        return "Address[country=" + country + "]";
    }
}
