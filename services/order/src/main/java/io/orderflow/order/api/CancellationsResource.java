package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.ChangeOrder;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where orders are stopped. */
@Path("/orders/{orderId}/cancellation")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CancellationsResource {

    private static final Code CUSTOMER_REQUEST = new Code("CUSTOMER_REQUEST");

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Callers callers;
    private final Database database;

    CancellationsResource(ChangeOrder changeOrder, VisibleOrders visibleOrders, Callers callers, Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.callers = callers;
        this.database = database;
    }

    /**
     * What else may be said of it.
     *
     * @param reason why, {@code CUSTOMER_REQUEST} unless something else is said
     */
    public record CancellationRequest(
            @Schema(description = "why; CUSTOMER_REQUEST unless something else is said") @Nullable Code reason) {}

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "cancelOrder",
            summary = "Stop an order",
            description =
                    "Until shipping is asked it is stopped at once; then the warehouse decides, which may have packed the "
                            + "parcel, and how it decides stands in the order, in its live stream and in a mail. What was "
                            + "set aside, and the money, is given back. It may be repeated, and then tells how it stands. "
                            + "Customers stop their own orders alone, channels those that they placed. The body may be left "
                            + "out.")
    @APIResponse(
            responseCode = "200",
            description = "The order is stopped",
            content = @Content(schema = @Schema(implementation = CancellationView.class)))
    @APIResponse(
            responseCode = "202",
            description = "The warehouse is asked",
            content = @Content(schema = @Schema(implementation = CancellationView.class)))
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    @APIResponse(
            responseCode = "409",
            description = "It is too late, and the answer says what to do instead; or the order was rejected")
    public Uni<RestResponse<CancellationView>> cancel(OrderId orderId, @Nullable CancellationRequest request) {
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.ADMIN);
        Code reason = request == null || request.reason() == null ? CUSTOMER_REQUEST : request.reason();
        String author = callers.author().subject();
        return database.read(() -> visibleOrders.get(orderId, seen))
                .chain(visible -> changeOrder.cancel(orderId, reason, author))
                .map(verdict -> verdict.orElseThrow(() -> VisibleOrders.missing(orderId), Problems::conflict))
                .map(order -> answer(Objects.requireNonNull(CancellationView.of(order))));
    }

    private static RestResponse<CancellationView> answer(CancellationView view) {
        return ResponseBuilder.<CancellationView>create(
                        view.status() == CancellationView.State.CANCELLED
                                ? RestResponse.Status.OK
                                : RestResponse.Status.ACCEPTED)
                .entity(view)
                .build();
    }
}
