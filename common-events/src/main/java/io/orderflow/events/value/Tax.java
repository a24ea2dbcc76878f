package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tax on a price. Who sets the price has reckoned it, and rounded it as the law of the place demands: the amount counts,
 * and nobody derives it from the rate again.
 *
 * @param name what it is called, 1 to 100 characters: {@code VAT}, {@code Cook County}
 * @param rate the share of the price before taxes, as a decimal from 0 to below 10 with up to six decimals: {@code 0.19} is
 *     19 %
 * @param included whether the price has it in it; else it is added to the price
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tax(@Nullable String name, String rate, Money amount, boolean included) {

    private static final Pattern RATE = Pattern.compile("[0-9]([.][0-9]{1,6})?");

    public Tax {
        if (name != null) {
            Require.text(name, "name", 100);
        }
        Require.present(rate, "rate");
        Require.that(RATE.matcher(rate).matches(), "rate", "must be a decimal from 0 to below 10, such as 0.19");
        Require.present(amount, "amount");
    }
}
