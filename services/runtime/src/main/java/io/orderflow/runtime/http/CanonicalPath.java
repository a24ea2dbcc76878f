package io.orderflow.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A resource has one path. A slash at the end, an empty or dotted segment and matrix parameters (RFC 3986, 3.3) would
 * name it in other ways too, and an ingress that lets everybody look at {@code /orders/…} would let them read the list of
 * all orders at {@code /orders/}. An encoded slash is data: it parts no segments, and whose segment holds one says what
 * it thinks of it.
 */
@ApplicationScoped
class CanonicalPath {

    private static final int BEFORE_ROUTES = 900;
    private static final Set<String> DOTS = Set.of(".", "..", "%2e", "%2e%2e", ".%2e", "%2e.");
    private static final String REASON =
            "no path here ends with a slash, or has matrix parameters, or empty or dotted segments";
    private static final Pattern OTHER_SLASHES = Pattern.compile("//|/$|;");

    void register(@Observes Filters filters) {
        filters.register(CanonicalPath::check, BEFORE_ROUTES);
    }

    private static void check(RoutingContext context) {
        String path = context.request().path();
        if (path != null && isOne(path)) {
            context.next();
        } else {
            Problems.answer(context, Status.NOT_FOUND, "not-found", "Not found", REASON);
        }
    }

    private static boolean isOne(String path) {
        if (path.equals("/")) {
            return true;
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return !OTHER_SLASHES.matcher(lower).find()
                && Stream.of(lower.split("/")).noneMatch(DOTS::contains);
    }
}
