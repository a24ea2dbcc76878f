package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;
import io.orderflow.order.application.ChangeOrder;
import io.orderflow.order.domain.Order;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.transaction.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where support decides whether goods come back, if no rule does. */
@Path("/orders/{orderId}/returns/{returnId}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReturnDecisionsResource {

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Callers callers;
    private final Database database;

    ReturnDecisionsResource(ChangeOrder changeOrder, VisibleOrders visibleOrders, Callers callers, Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.callers = callers;
        this.database = database;
    }

    /** Why goods may not come back. */
    public record ReturnRejection(Code reason) {

        public ReturnRejection {
            Require.present(reason, "reason");
        }
    }

    @POST
    @RolesAllowed({Roles.SUPPORT, Roles.ADMIN})
    @Path("/approval")
    @Operation(
            operationId = "approveReturn",
            summary = "Let goods come back",
            description =
                    "The warehouse expects them, and the customer is told until when to send them. It may be repeated.")
    @APIResponse(responseCode = "200", description = "How it stands")
    @APIResponse(responseCode = "404", description = "No such order, or nobody has asked for this return")
    @APIResponse(responseCode = "409", description = "It was rejected, or has expired")
    public Uni<ReturnView> approve(OrderId orderId, ReturnId returnId) {
        String author = callers.author().subject();
        return decide(orderId, returnId, () -> changeOrder.approveReturn(orderId, returnId, author));
    }

    @POST
    @RolesAllowed({Roles.SUPPORT, Roles.ADMIN})
    @Path("/rejection")
    @Operation(
            operationId = "rejectReturn",
            summary = "Let goods not come back",
            description = "The customer is told so. It may be repeated.")
    @APIResponse(responseCode = "200", description = "How it stands")
    @APIResponse(responseCode = "404", description = "No such order, or nobody has asked for this return")
    @APIResponse(responseCode = "409", description = "It is approved, or has expired")
    public Uni<ReturnView> reject(OrderId orderId, ReturnId returnId, @Nullable ReturnRejection request) {
        Code reason = Problems.body(request).reason();
        String author = callers.author().subject();
        return decide(orderId, returnId, () -> changeOrder.rejectReturn(orderId, returnId, reason, author));
    }

    private Uni<ReturnView> decide(OrderId orderId, ReturnId returnId, Supplier<Uni<Verdict<Order>>> decision) {
        return database.read(() -> visibleOrders.get(orderId, new Visibility.Everything()))
                .invoke(before -> ReturnsResource.find(before, returnId))
                .chain(before -> decision.get())
                .map(verdict -> verdict.orElseThrow(() -> VisibleOrders.missing(orderId), Problems::conflict))
                .map(order -> ReturnView.of(ReturnsResource.find(order, returnId)));
    }
}
