package io.orderflow.checkout.domain;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.events.value.Address;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom and where an order may go to: all of the world, and nothing that hides. */
class DestinationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HK", "AE", "QA", "JM", "AO", "IE", "PA", "BO", "GH", "UG", "ZW", "FJ", "MO", "XK", "AC", "TA", "CL"
            })
    void manyCountriesDoWithoutPostalCodes(String country) {
        assertThatCode(() -> check("Ada", country, null)).doesNotThrowAnyException();
        assertThatCode(() -> check("Ada", country, "00000")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"US", "SE", "DE", "GB", "JP", "CN", "IN", "BR", "ZA", "IC", "EA", "AX", "PR"})
    void othersNeedThem(String country) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check("Ada", country, null))
                .withMessage("shippingAddress.postalCode is needed in " + country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Åsa Öström",
                "Nguyễn Thị Ánh",
                "A\u030a", // with a combining ring
                "محمد بن سلمان",
                "مهدی\u200cزاده", // a non-joiner, as Persian needs it
                "ක්\u200dරිස්ටි", // a joiner, as Sinhala needs it
                "\u200fיוסף\u200f", // marks of direction
                "葛\udb40\udd00城", // a variant of an ideograph
                "\ud840\udc0b", // an ideograph of plane 2
                "\ud88c\udffa", // one that Unicode may add to plane 3
                "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
                "O’Brien-Smith Jr.",
                "김\u00a0민준",
                "😀"
            })
    void everyScriptIsWelcome(String name) {
        assertThatCode(() -> check(name, "HK", null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\u200b", // zero-width space
                "\ufeffAda", // byte order mark
                "A\u00adda", // soft hyphen
                "A\u2060da", // word joiner
                "Ada\u202eevol", // right-to-left override
                "\u2066Ada\u2069", // isolate
                "Ada\u2028Lovelace", // line separator
                "Ada\ue000", // private use
                "Ada\uffff", // no character
                "Ada\u0378", // unassigned
                "Ada\udb40\udc41", // tag
                "Ada\ufff9" // note between lines
            })
    void whatCannotBeSeenIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(name, "HK", null))
                .withMessageStartingWith("customer.name must not hold");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0", "\u3164", "\u200d", "\u200e \u200f", "\u2800", "\ufe0f", "\u2007", "\u115f\u1160"})
    void somethingMustBeSeen(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(name, "HK", null))
                .withMessageStartingWith("customer.name must hold something");
    }

    @Test
    void eachPartOfAnAddressMustBeSeen() {
        Buyer ada = new Buyer("c-1", "Ada", "ada@example.com");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.check(ada, new Address("Ada", "1", "\u202e", "Town", null, null, "HK")))
                .withMessageStartingWith("shippingAddress.line2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.check(ada, new Address("Ada", "1", null, "\u3164", null, null, "HK")))
                .withMessageStartingWith("shippingAddress.city");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Destination.check(ada, new Address("Ada", "1", null, "Town", null, "1\u200b", "HK")))
                .withMessageStartingWith("shippingAddress.postalCode");
    }

    private static void check(String name, String country, @Nullable String postalCode) {
        Destination.check(
                new Buyer("c-1", name, "ada@example.com"),
                new Address("Ada", "1 Main Street", null, "Town", null, postalCode, country));
    }
}
