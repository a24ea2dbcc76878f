package io.orderflow.runtime.http.identity;

import io.orderflow.events.value.Customer;
import io.orderflow.events.value.Require;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who somebody says to be where nobody has to prove it: the user-id of Basic credentials (RFC 7617), {@code curl -u ann:}.
 * So several people can try a system that is open.
 */
final class UnprovenName {

    private static final String SCHEME = "Basic";

    private UnprovenName() {}

    static Author in(HttpServerRequest request) {
        String credentials = AuthorizationHeader.credentials(request, SCHEME);
        String user = credentials == null ? "" : userOf(credentials);
        return new Author(Require.isVisible(user, Customer.MAX_ID) ? user : Author.ANYBODY, null);
    }

    private static String userOf(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? "" : decoded.substring(0, colon);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
