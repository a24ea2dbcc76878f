package io.orderflow.notification.api;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.History;
import io.orderflow.notification.application.LiveOrders;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.transaction.Database;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stream begins at all. It is a filter, because Quarkus REST sends status 200 before it asks a stream
 * for its first item.
 */
class Admission {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String LAST_EVENT_ID_PARAMETER = "lastEventId";

    private static final int RETRY_AFTER_SECONDS = 5;

    private final LiveOrders liveOrders;
    private final History history;
    private final Database database;

    Admission(LiveOrders liveOrders, History history, Database database) {
        this.liveOrders = liveOrders;
        this.history = history;
        this.database = database;
    }

    /** Nothing: go on. 204 tells an EventSource to stay away (HTML Living Standard), 503 to come back. */
    @Admitted
    @ServerRequestFilter
    Uni<@Nullable Response> admit(ContainerRequestContext request, UriInfo uri) {
        OrderId orderId = orderId(uri.getPathParameters().getFirst("orderId"));
        EventId last = lastEvent(
                request.getHeaderString(LAST_EVENT_ID), uri.getQueryParameters().getFirst(LAST_EVENT_ID_PARAMETER));
        if (liveOrders.isFull()) {
            return Uni.createFrom().item(full());
        }
        if (last == null) {
            return Uni.createFrom().nullItem();
        }
        return database.read(() -> history.of(orderId))
                .map(story -> story.isHeardToTheEnd(last) ? Response.noContent().build() : null);
    }

    /** The last event that the client has heard: the header wins, for it is what an EventSource sends by itself. */
    static @Nullable EventId lastEvent(@Nullable String header, @Nullable String parameter) {
        if (header != null && !header.isEmpty()) {
            return eventId(LAST_EVENT_ID, header);
        }
        return parameter == null || parameter.isEmpty() ? null : eventId(LAST_EVENT_ID_PARAMETER, parameter);
    }

    private static EventId eventId(String field, String text) {
        try {
            return EventId.of(text);
        } catch (IllegalArgumentException invalid) {
            throw Problems.invalid(field, "must be the id of an event");
        }
    }

    private static OrderId orderId(@Nullable String text) {
        try {
            return OrderId.of(String.valueOf(text));
        } catch (IllegalArgumentException invalid) {
            throw Problems.invalid("orderId", "must be the id of an order");
        }
    }

    private static Response full() {
        return HttpProblem.builder()
                .withType(URI.create("urn:orderflow:problem:unavailable"))
                .withTitle("Try again later")
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withDetail("Too many orders are being followed already.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
