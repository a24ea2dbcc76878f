package io.orderflow.notification.api;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Finding;
import io.orderflow.notification.application.LiveOrders;
import io.orderflow.runtime.http.ClientAddress;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stream begins at all. It is a filter, because Quarkus REST sends status 200 before it asks a stream
 * for its first item.
 */
class StreamAdmission {

    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String LAST_EVENT_ID_PARAMETER = "lastEventId";

    private final LiveOrders liveOrders;
    private final Callers callers;
    private final ComeBack comeBack;

    StreamAdmission(LiveOrders liveOrders, Callers callers, ComeBack comeBack) {
        this.liveOrders = liveOrders;
        this.callers = callers;
        this.comeBack = comeBack;
    }

    /**
     * Nothing: go on. For an EventSource all but 200 is final (HTML Living Standard), so it gets that for what passes.
     */
    @Admitted
    @ServerRequestFilter
    Uni<@Nullable Response> admit(ContainerRequestContext request, HttpServerRequest client, UriInfo uri) {
        OrderId orderId = orderId(uri.getPathParameters().getFirst("orderId"));
        EventId last = lastEvent(
                request.getHeaderString(LAST_EVENT_ID), uri.getQueryParameters().getFirst(LAST_EVENT_ID_PARAMETER));
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.ADMIN);
        return liveOrders.find(orderId, ClientAddress.of(client)).map(finding -> switch (finding) {
            case Finding.Known(var story) when !seen.includes(story.owner()) -> noOrder(orderId);
            case Finding.Known(var story) ->
                last != null && liveOrders.isHeardToTheEnd(story, last)
                        ? Response.noContent().build()
                        : isHead(request) ? Response.ok().build() : null;
            case Finding.Unknown() -> noOrder(orderId);
            case Finding.TooMany() ->
                comeBack.answer(request, "Too many orders are being followed already, in all or from here.");
            case Finding.Away() -> comeBack.answer(request, "What has happened cannot be read at the moment.");
        });
    }

    private static Response noOrder(OrderId orderId) {
        return Problems.notFound("There is no order " + orderId).toResponse();
    }

    /** A stream without a body would only keep its connection. */
    private static boolean isHead(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.HEAD);
    }

    /**
     * The last event that the client has heard: the header wins, for it is what an EventSource sends by itself. What is
     * no id, for whatever reason a browser has it, is none, and the story is told from its beginning.
     */
    static @Nullable EventId lastEvent(@Nullable String header, @Nullable String parameter) {
        return header != null && !header.isEmpty() ? eventId(header) : eventId(parameter);
    }

    private static @Nullable EventId eventId(@Nullable String text) {
        try {
            return text == null ? null : EventId.of(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static OrderId orderId(@Nullable String text) {
        try {
            return OrderId.of(String.valueOf(text));
        } catch (IllegalArgumentException invalid) {
            throw Problems.invalid("orderId", "must be the id of an order");
        }
    }
}
