package io.orderflow.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.LiveItem;
import io.orderflow.notification.application.LiveOrders;
import io.orderflow.notification.domain.RecordedEvent;
import io.orderflow.runtime.http.ClientAddress;
import io.orderflow.runtime.http.identity.Caller;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Where one follows an order live, as server-sent events (HTML Living Standard, EventSource). */
@Path("/orders/{orderId}/events")
public class OrderEventsResource {

    private final LiveOrders liveOrders;
    private final Callers callers;
    private final ObjectMapper mapper;
    private final Clock clock = Clock.systemUTC();

    OrderEventsResource(LiveOrders liveOrders, Callers callers, ObjectMapper mapper) {
        this.liveOrders = liveOrders;
        this.callers = callers;
        this.mapper = mapper;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Admitted
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no") // nginx keeps a stream back otherwise
    @Operation(
            operationId = "followOrder",
            summary = "Follow an order: what has happened already, then what happens, until its end",
            description =
                    "Last-Event-ID, or lastEventId, goes on after that event; what is no id of one is ignored. An "
                            + "EventSource comes back by itself until the order's end: a stream may end before, at the latest with its caller's token, and one that "
                            + "cannot begin now says when to try again (retry) and ends. Refunds come after the end: who follows "
                            + "the order anew is told of them.")
    @APIResponse(
            responseCode = "200",
            description = "The events, each with this as its data; the stream ends after the order's last one",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = EventView.class)))
    @APIResponse(responseCode = "204", description = "The order has come to its end and nothing is left to hear")
    @APIResponse(responseCode = "400", description = "That is no id of an order")
    @APIResponse(responseCode = "404", description = "There is no such order, nor did it come within a few seconds")
    @APIResponse(
            responseCode = "503",
            description = "For clients that accept application/problem+json as well: too many connections, in all or "
                    + "from this address, or no database; try again after Retry-After")
    public Multi<OutboundSseEvent> follow(
            OrderId orderId,
            @HeaderParam(StreamAdmission.LAST_EVENT_ID) @Nullable String lastEventId,
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"))
                    @QueryParam(StreamAdmission.LAST_EVENT_ID_PARAMETER)
                    @Nullable String lastEventIdParameter,
            @Context HttpServerRequest client,
            @Context Sse sse) {
        Multi<LiveItem> items = liveOrders.follow(
                orderId, StreamAdmission.lastEvent(lastEventId, lastEventIdParameter), ClientAddress.of(client));
        Caller caller = callers.current();
        return (caller == null ? items : items.select().first(caller.remaining(clock.instant())))
                .map(item -> switch (item) {
                    case LiveItem.Happened(RecordedEvent event) ->
                        sse.newEventBuilder()
                                .id(event.eventId().toString())
                                .name(event.event())
                                .data(json(event))
                                .build();
                    case LiveItem.StillThere() ->
                        sse.newEventBuilder().comment("still there").build();
                });
    }

    private String json(RecordedEvent event) {
        try {
            return mapper.writeValueAsString(EventView.of(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event that cannot be written", impossible);
        }
    }
}
