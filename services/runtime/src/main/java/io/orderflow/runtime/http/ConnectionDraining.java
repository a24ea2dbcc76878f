package io.orderflow.runtime.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes leave of clients that keep their connections. An instance that is about to stop still answers for {@code
 * quarkus.shutdown.delay}, while load balancers take it off their lists; but who has a connection to it asks no load
 * balancer. So each answer of that time closes its connection, and the next request finds another instance.
 */
@ApplicationScoped
class ConnectionDraining {

    /** Before the body is looked at, so that refusals take leave as well. */
    private static final int FIRST = 1100;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent stopping) {
        leaving = true;
    }

    void register(@Observes Filters filters) {
        filters.register(this::takeLeave, FIRST);
    }

    private void takeLeave(RoutingContext context) {
        // HTTP/2 has a frame for this instead of a header.
        if (leaving && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        context.next();
    }
}
