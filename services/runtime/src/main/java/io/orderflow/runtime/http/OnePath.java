package io.orderflow.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A resource has one path. A slash at the end, an empty or dotted segment, an encoded slash and matrix parameters
 * (RFC 3986, 3.3) would name it in other ways too, and an ingress that lets everybody look at {@code /orders/…} would let
 * them read the list of all orders at {@code /orders/}.
 */
@ApplicationScoped
class OnePath {

    private static final int BEFORE_ROUTES = 900;
    private static final int NOT_FOUND = 404;
    private static final Set<String> DOTS = Set.of(".", "..", "%2e", "%2e%2e", ".%2e", "%2e.");
    private static final Pattern OTHER_SLASHES = Pattern.compile("//|/$|;|%2f");
    /** Pages of Quarkus's own, some of which end with a slash. */
    private static final String MANAGEMENT = "/q/";

    void register(@Observes Filters filters) {
        filters.register(OnePath::check, BEFORE_ROUTES);
    }

    private static void check(RoutingContext context) {
        if (isManagement(context) || isOne(context.request().path())) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(NOT_FOUND)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end(Problems.nothingHere());
        }
    }

    /** Written so, and not a detour to it. */
    private static boolean isManagement(RoutingContext context) {
        String path = context.request().path();
        return path != null
                && path.startsWith(MANAGEMENT)
                && context.normalizedPath().startsWith(MANAGEMENT);
    }

    private static boolean isOne(@Nullable String path) {
        if (path == null) {
            return false;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (lower.equals("/")) {
            return true;
        }
        return !OTHER_SLASHES.matcher(lower).find()
                && Stream.of(lower.split("/")).noneMatch(DOTS::contains);
    }
}
