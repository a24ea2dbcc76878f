package io.orderflow.order.outside;

import io.orderflow.runtime.settings.WebAddressValidator;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an assessor is asked, and what proves that this service may ask it. What is asked is of a customer, and the key is a
 * secret: neither goes over a network that anybody can listen to. It has no text, for that would end in a log.
 */
final class AssessorAccess {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "[::1]");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,4096}");

    private final URI url;
    private final String authorization;

    private AssessorAccess(URI url, String key) {
        this.url = url;
        this.authorization = "Bearer " + key;
    }

    /** With these settings; an {@link IllegalStateException} says what is wrong with them. */
    static AssessorAccess of(Optional<URI> url, Optional<String> key) {
        URI address = url.orElseThrow(() -> new IllegalStateException(
                "An assessor is to be asked over HTTP, but nobody says where: set ORDERFLOW_ORDER_RISK_HTTP_URL."));
        if (!isSafe(address)) {
            throw new IllegalStateException(
                    "ORDERFLOW_ORDER_RISK_HTTP_URL must begin with https://, or with http:// and a host that is this machine, "
                            + "and have neither credentials nor a query.");
        }
        String secret = key.orElseThrow(() -> new IllegalStateException(
                "An assessor is to be asked over HTTP, but there is no key: set ORDERFLOW_ORDER_RISK_HTTP_KEY."));
        if (!KEY.matcher(secret).matches()) {
            throw new IllegalStateException(
                    "ORDERFLOW_ORDER_RISK_HTTP_KEY must have 1 to 4096 visible characters of ASCII, and no others.");
        }
        return new AssessorAccess(address, secret);
    }

    private static boolean isSafe(URI address) {
        return WebAddressValidator.isWebAddress(address)
                && address.getRawUserInfo() == null
                && (address.getScheme().equals("https") || isThisMachine(address.getHost()));
    }

    private static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host) || LOOPBACK.matcher(host).matches();
    }

    URI url() {
        return url;
    }

    String authorization() {
        return authorization;
    }
}
