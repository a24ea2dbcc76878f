package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.Require;
import io.orderflow.order.application.ChangeOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.RefundRefusal;
import io.orderflow.order.domain.Refunding;
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

/** Where money goes back to customers. */
@Path("/orders/{orderId}/refunds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RefundsResource {

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Callers callers;
    private final Database database;

    RefundsResource(ChangeOrder changeOrder, VisibleOrders visibleOrders, Callers callers, Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.callers = callers;
        this.database = database;
    }

    /**
     * What the customer is to get back.
     *
     * @param amount how much, more than 0
     * @param reason why
     */
    public record RefundRequest(Money amount, Code reason) {

        public RefundRequest {
            Require.present(amount, "amount");
            Require.between(amount.amount(), "amount.amount", 1, Money.MAX_AMOUNT);
            Require.present(reason, "reason");
        }
    }

    @POST
    @RolesAllowed({Roles.FINANCE, Roles.ADMIN})
    @Operation(
            operationId = "refundOrder",
            summary = "Give back money that was captured",
            description =
                    "Whole or in part, several times, at most what was captured together. What becomes of it stands in the "
                            + "order, under refunds, and in its live stream. The Idempotency-Key is the order's alone: with "
                            + "it the same request may be sent again, and tells how the refund stands. What failed may be "
                            + "asked for again, with another key.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyKey.PATTERN))
    @APIResponse(
            responseCode = "202",
            description = "Payment is asked, or was under this key",
            content = @Content(schema = @Schema(implementation = RefundView.class)))
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    @APIResponse(responseCode = "409", description = "Nothing is captured, or there have been a hundred refunds")
    @APIResponse(
            responseCode = "422",
            description = "There is less left, and the answer says how much; or the key was used for another refund")
    public Uni<RestResponse<RefundView>> refund(
            OrderId orderId, @Context HttpServerRequest http, @Nullable RefundRequest request) {
        String key = IdempotencyKey.required(http);
        RefundRequest sent = Problems.body(request);
        GiveBack command = new GiveBack(
                orderId,
                RefundId.of(orderId, key),
                sent.amount(),
                sent.reason(),
                callers.author().subject());
        return database.read(() -> visibleOrders.get(orderId, new Visibility.Everything()))
                .chain(before -> changeOrder.giveBack(command).map(verdict -> answer(before, command, verdict)));
    }

    private static RestResponse<RefundView> answer(Order before, GiveBack command, Verdict<Order> verdict) {
        return switch (verdict) {
            case Verdict.Done<Order>(Order order) -> accepted(before, order, command.refundId());
            case Verdict.Refused<Order>(Order order, var _) ->
                throw problem(Refunding.refusal(order, command).orElseThrow());
            case Verdict.Unknown<Order>() -> throw VisibleOrders.missing(command.orderId());
        };
    }

    private static RestResponse<RefundView> accepted(Order before, Order order, RefundId refundId) {
        return IdempotencyKey.answer(
                ResponseBuilder.<RefundView>create(RestResponse.Status.ACCEPTED)
                        .entity(RefundView.of(order.refunds().find(refundId).orElseThrow())),
                before.refunds().find(refundId).isPresent());
    }

    private static RuntimeException problem(RefundRefusal refusal) {
        return switch (refusal) {
            case RefundRefusal.NothingCaptured nothing -> Problems.conflict(nothing.reason());
            case RefundRefusal.TooMany many -> Problems.conflict(many.reason());
            case RefundRefusal.TooMuch much ->
                Problems.unprocessable(
                        "refund-too-large", "There is less left", much.reason(), Map.of("left", much.left()));
            case RefundRefusal.NameTaken _ -> IdempotencyKey.reused("Another refund was asked for");
        };
    }
}
