package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where orders are kept from going on to shipping, and let go on. */
@Path("/orders/{orderId}/holds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class HoldsResource {

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Callers callers;
    private final Database database;

    HoldsResource(ChangeOrder changeOrder, VisibleOrders visibleOrders, Callers callers, Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.callers = callers;
        this.database = database;
    }

    /** Why an order is to be held. */
    public record HoldRequest(Code reason) {

        public HoldRequest {
            Require.present(reason, "reason");
        }
    }

    /**
     * What keeps the order now.
     *
     * @param holds reason by reason; none if nothing does
     */
    @Schema(name = "Holds")
    public record HoldsView(List<Code> holds) {

        public HoldsView {
            holds = List.copyOf(holds);
        }
    }

    @POST
    @RolesAllowed({Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "holdOrder",
            summary = "Keep an order from going on to shipping",
            description =
                    "Its stock stays set aside and its money held until it is let go on; after a week it is cancelled. Several "
                            + "reasons may keep it. It may be repeated.")
    @APIResponse(
            responseCode = "201",
            description = "It is held for this reason",
            content = @Content(schema = @Schema(implementation = HoldsView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was, already",
            content = @Content(schema = @Schema(implementation = HoldsView.class)))
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    @APIResponse(responseCode = "409", description = "It has gone on to shipping, or has ended")
    public Uni<RestResponse<HoldsView>> hold(OrderId orderId, @Nullable HoldRequest request) {
        Code reason = Problems.body(request).reason();
        String author = callers.author().subject();
        return before(orderId)
                .chain(before -> changeOrder
                        .hold(orderId, reason, author)
                        .map(verdict -> ResponseBuilder.<HoldsView>create(
                                        before.heldFor().contains(reason)
                                                ? RestResponse.Status.OK
                                                : RestResponse.Status.CREATED)
                                .entity(view(orderId, verdict))
                                .build()));
    }

    @POST
    @RolesAllowed({Roles.SUPPORT, Roles.ADMIN})
    @Path("/{reason}/release")
    @Operation(
            operationId = "releaseOrder",
            summary = "Let an order go on that was held for a reason",
            description = "It goes on once no other reason keeps it and its money is held. It may be repeated.")
    @APIResponse(responseCode = "200", description = "What still keeps it")
    @APIResponse(responseCode = "404", description = "No such order, or it was never held for this reason")
    @APIResponse(responseCode = "409", description = "It has ended")
    public Uni<HoldsView> release(OrderId orderId, Code reason) {
        String author = callers.author().subject();
        return before(orderId)
                .invoke(before -> requireHold(before, reason))
                .chain(before -> changeOrder.release(orderId, reason, author))
                .map(verdict -> view(orderId, verdict));
    }

    private Uni<Order> before(OrderId orderId) {
        return database.read(() -> visibleOrders.get(orderId, new Visibility.Everything()));
    }

    private static void requireHold(Order order, Code reason) {
        if (order.holds().find(reason).isEmpty()) {
            throw Problems.notFound("The order is not held for " + reason);
        }
    }

    private static HoldsView view(OrderId orderId, Verdict<Order> verdict) {
        return new HoldsView(verdict.orElseThrow(() -> VisibleOrders.missing(orderId), Problems::conflict)
                .heldFor());
    }
}
