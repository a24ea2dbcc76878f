package io.orderflow.runtime.http.identity;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** What a request says in {@code Authorization} (RFC 9110, 11.6.2). */
final class AuthorizationHeader {

    private AuthorizationHeader() {}

    /**
     * What is said by this scheme, whose name is not case sensitive (RFC 9110, 11.1); null if the request says nothing, or
     * says it otherwise.
     */
    static @Nullable String credentials(HttpServerRequest request, String scheme) {
        String value = request.getHeader(HttpHeaders.AUTHORIZATION);
        String beginning = scheme + " ";
        return value != null
                        && value.length() > beginning.length()
                        && value.regionMatches(true, 0, beginning, 0, beginning.length())
                ? value.substring(beginning.length()).strip()
                : null;
    }
}
