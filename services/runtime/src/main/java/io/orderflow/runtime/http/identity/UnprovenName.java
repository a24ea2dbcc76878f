package io.orderflow.runtime.http.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * Who somebody says to be where nobody has to prove it: the user-id of Basic credentials (RFC 7617), {@code curl -u ann:}.
 * So several people can try a system that is open.
 */
final class UnprovenName {

    private static final String SCHEME = "basic ";

    private UnprovenName() {}

    static Author in(HttpServerRequest request) {
        String credentials = request.getHeader(HttpHeaders.AUTHORIZATION);
        String user =
                credentials == null || !credentials.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                        ? ""
                        : userOf(credentials.substring(SCHEME.length()).strip());
        return new Author(Caller.isSubject(user) ? user : Author.ANYBODY, null);
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
