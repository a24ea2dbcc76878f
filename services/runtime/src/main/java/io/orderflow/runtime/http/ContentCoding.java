package io.orderflow.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;

/**
 * Says of a body that is compressed, and of an expectation that nobody here knows, that this is why it is refused (RFC
 * 9110, 15.5.16 and 15.5.18). A small body that unpacks to a large one is nothing to take from strangers.
 */
@ApplicationScoped
class ContentCoding {

    private static final int BEFORE_ROUTES = 950;

    void register(@Observes Filters filters) {
        filters.register(ContentCoding::check, BEFORE_ROUTES);
    }

    private static void check(RoutingContext context) {
        String coding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        String expectation = context.request().getHeader(HttpHeaders.EXPECT);
        if (coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity")) {
            context.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            Problems.answer(
                    context,
                    Status.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-coding",
                    "The body is in a coding that is not read",
                    "body must have no Content-Encoding");
        } else if (expectation != null && !expectation.strip().equalsIgnoreCase("100-continue")) {
            Problems.answer(
                    context,
                    Status.EXPECTATION_FAILED,
                    "unknown-expectation",
                    "The expectation is not known",
                    "Expect must be 100-continue");
        } else {
            context.next();
        }
    }
}
