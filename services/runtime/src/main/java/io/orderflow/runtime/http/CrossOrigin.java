package io.orderflow.runtime.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins use the API from a browser (Fetch Standard, CORS protocol), of those that the settings name.
 * Quarkus's own filter comes behind what refuses requests here, so that a page could not read why, and turns away with a
 * bare 403 whoever names an origin that is not listed, were it the page's own behind a proxy. There are no cookies, and so
 * no credentials: a token is in a header.
 */
@ApplicationScoped
class CrossOrigin {

    private static final int BEFORE_EVERY_REFUSAL = 1300;
    private static final int BEFORE_ROUTES_AND_TOKENS = 850;

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, traceparent";
    private static final String ANSWER_HEADERS =
            "Location, ETag, Retry-After, Allow, WWW-Authenticate, " + IdempotencyKey.REPLAYED;

    private final AllowedOrigins allowed;
    private final String maxAge;

    CrossOrigin(HttpConfiguration configuration) {
        HttpConfiguration.Cors cors = configuration.cors();
        allowed = AllowedOrigins.of(cors.origins().orElse(List.of()));
        maxAge = Long.toString(cors.maxAge().toSeconds());
    }

    void register(@Observes Filters filters) {
        if (!allowed.isEmpty()) {
            filters.register(this::allow, BEFORE_EVERY_REFUSAL);
            filters.register(this::answerPreflight, BEFORE_ROUTES_AND_TOKENS);
        }
    }

    private void allow(RoutingContext context) {
        allow(
                context.request().getHeader(HttpHeaders.ORIGIN),
                context.response().headers());
        context.next();
    }

    /** Says in the headers of an answer who may read it; a cache must know that others are answered otherwise. */
    void allow(@Nullable String origin, MultiMap answer) {
        if (allowed.isEmpty()) {
            return;
        }
        if (!allowed.isAny()) {
            answer.add(HttpHeaders.VARY, "Origin");
        }
        String allowedOrigin = allowed.answerTo(origin);
        if (allowedOrigin != null) {
            answer.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, allowedOrigin);
            answer.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
    }

    /** A browser asks without a token, before it sends what it asks about; the answer is the same for every path. */
    private void answerPreflight(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!isPreflight(request)) {
            context.next();
        } else if (allowed.answerTo(request.getHeader(HttpHeaders.ORIGIN)) == null) {
            Problems.answer(
                    context,
                    Status.FORBIDDEN,
                    "origin-not-allowed",
                    "The origin is not allowed",
                    "ORDERFLOW_HTTP_CORS_ORIGINS does not name it");
        } else {
            context.response()
                    .setStatusCode(Status.NO_CONTENT.getStatusCode())
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, maxAge)
                    .end();
        }
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
