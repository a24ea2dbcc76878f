package io.orderflow.checkout.domain;

import java.util.Set;

/**
 * Where mail is not delivered without a postal code. In all other countries there are none, or people do without them.
 * The facts are those of Google's address data (libaddressinput, {@code require} with Z), as of 2024; to them come the
 * Canaries, Ceuta and Melilla, which are Spain's. Regions are asked for nowhere: where they are part of an address, the
 * postal code or the city says as much, and an order is not lost for want of one.
 */
final class PostalCodes {

    private static final Set<String> NEEDED =
            Set.of(("AS AT AU AX BE BL BR CA CH CN CZ DE DK EA EE ES FI FK FM FR GB GF GG"
                            + " GL GP GR GS GU HU IC IM IN IO IT JE JP KR LI LT LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR"
                            + " PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF YT ZA")
                    .split(" "));

    private PostalCodes() {}

    static boolean areNeededIn(String country) {
        return NEEDED.contains(country);
    }
}
