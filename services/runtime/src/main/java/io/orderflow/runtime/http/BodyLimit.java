package io.orderflow.runtime.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that says that it is too large, with a problem rather than the bare 413 of the server. One that does
 * not say so, because it is sent in chunks, still meets that.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_EVERYTHING = 1000;

    private final long limit;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    private void check(RoutingContext context) {
        if (isTooLarge(context.request().getHeader(HttpHeaders.CONTENT_LENGTH))) {
            // The body is not read, so the connection cannot be used again.
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            Problems.answer(
                    context,
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "too-large",
                    "The body is too large",
                    "body must be at most " + limit + " bytes");
        } else {
            context.next();
        }
    }

    private boolean isTooLarge(@Nullable String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > limit;
        } catch (NumberFormatException invalid) {
            return false;
        }
    }
}
