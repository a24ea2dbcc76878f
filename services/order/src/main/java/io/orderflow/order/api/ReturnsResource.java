package io.orderflow.order.api;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.ChangeOrder;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand.RequestReturn;
import io.orderflow.order.domain.ReturnRefusal;
import io.orderflow.order.domain.Returning;
import io.orderflow.order.domain.Returns.Return;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.transaction.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where customers give back what they bought. */
@Path("/orders/{orderId}/returns")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReturnsResource {

    private static final String HANDED_OVER = OrderEvent.nameOf(OrderFulfilled.class);

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Timeline timeline;
    private final Callers callers;
    private final Database database;

    ReturnsResource(
            ChangeOrder changeOrder,
            VisibleOrders visibleOrders,
            Timeline timeline,
            Callers callers,
            Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.timeline = timeline;
        this.callers = callers;
        this.database = database;
    }

    /**
     * What is to come back.
     *
     * @param lines 1 to {@value Require#MAX_LINES}, no SKU twice
     * @param reason why
     */
    public record ReturnRequest(List<SkuQuantity> lines, Code reason) {

        public ReturnRequest {
            lines = Require.lines(lines, SkuQuantity::sku, "lines");
            Require.present(reason, "reason");
        }
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "returnOrder",
            summary = "Ask to give goods back that were handed over",
            description =
                    "All that was sent, or a part of it, for as long as the shop allows. A rule approves it at once, or somebody "
                            + "of the shop decides; then the goods are sent back, and paid back when they are here. What becomes "
                            + "of it stands in the order, under returns, and in its live stream. The Idempotency-Key is the "
                            + "order's alone: with it the same request may be sent again, and tells how the return stands. "
                            + "Customers give back their own orders alone, channels those that they placed.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyKey.PATTERN))
    @APIResponse(
            responseCode = "201",
            description = "It is asked for, or was under this key",
            content = @Content(schema = @Schema(implementation = ReturnView.class)))
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    @APIResponse(
            responseCode = "409",
            description =
                    "It has not been handed over, the time to return it is over, or there have been fifty returns")
    @APIResponse(
            responseCode = "422",
            description = "Not as much is left, and the answer says how much; or the key was used for another return")
    public Uni<RestResponse<ReturnView>> giveBack(
            OrderId orderId, @Context HttpServerRequest http, @Nullable ReturnRequest request) {
        String key = IdempotencyKey.required(http);
        ReturnRequest sent = Problems.body(request);
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.ADMIN);
        String author = callers.author().subject();
        return database.read(() -> visibleOrders
                        .get(orderId, seen)
                        .chain(before ->
                                timeline.of(orderId).map(events -> new Before(before, handedOver(orderId, events)))))
                .chain(before -> giveBack(
                        before.order(),
                        new RequestReturn(
                                orderId,
                                ReturnId.of(orderId, key),
                                sent.lines(),
                                sent.reason(),
                                author,
                                before.handedOver())));
    }

    private record Before(Order order, Instant handedOver) {}

    /** Of an order that has not been handed over, some time that does not matter. */
    private static Instant handedOver(OrderId orderId, List<Timeline.Entry> events) {
        return events.stream()
                .filter(event -> event.event().equals(HANDED_OVER))
                .map(Timeline.Entry::at)
                .findFirst()
                .orElseGet(() -> UuidV7.time(orderId.value()));
    }

    private Uni<RestResponse<ReturnView>> giveBack(Order before, RequestReturn command) {
        return changeOrder.requestReturn(command).map(verdict -> answer(before, command, verdict));
    }

    private static RestResponse<ReturnView> answer(Order before, RequestReturn command, Verdict<Order> verdict) {
        return switch (verdict) {
            case Verdict.Done<Order>(Order order) -> created(before, order, command);
            case Verdict.Refused<Order>(Order order, String reason) ->
                throw Returning.refusal(order, command)
                        .map(ReturnsResource::problem)
                        .orElseGet(() -> Problems.conflict(reason));
            case Verdict.Unknown<Order>() -> throw VisibleOrders.missing(command.orderId());
        };
    }

    private static RestResponse<ReturnView> created(Order before, Order order, RequestReturn command) {
        return IdempotencyKey.answer(
                ResponseBuilder.<ReturnView>created(URI.create("/orders/" + command.orderId()))
                        .entity(ReturnView.of(find(order, command.returnId()))),
                before.returns().find(command.returnId()).isPresent());
    }

    private static RuntimeException problem(ReturnRefusal refusal) {
        return switch (refusal) {
            case ReturnRefusal.NotHandedOver early -> Problems.conflict(early.reason());
            case ReturnRefusal.TooMany many -> Problems.conflict(many.reason());
            case ReturnRefusal.TooMuch much ->
                Problems.unprocessable(
                        "return-too-large", "There is less left", much.reason(), Map.of("left", much.left()));
            case ReturnRefusal.NameTaken _ -> IdempotencyKey.reused("Another return was asked for");
        };
    }

    static Return find(Order order, ReturnId returnId) {
        return order.returns()
                .find(returnId)
                .orElseThrow(() -> Problems.notFound("Nobody has asked for the return " + returnId));
    }
}
