package io.orderflow.order.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.Require;
import io.orderflow.order.application.ChangeOrder;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.http.rate.LimitedByCaller;
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

/** Where customers whose payment is declined pay otherwise. */
@Path("/orders/{orderId}/payment")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource {

    private final ChangeOrder changeOrder;
    private final VisibleOrders visibleOrders;
    private final Callers callers;
    private final Database database;

    PaymentsResource(ChangeOrder changeOrder, VisibleOrders visibleOrders, Callers callers, Database database) {
        this.changeOrder = changeOrder;
        this.visibleOrders = visibleOrders;
        this.callers = callers;
        this.database = database;
    }

    /** What the order is to be paid with. */
    public record PaymentRequest(PaymentToken paymentToken) {

        public PaymentRequest {
            Require.present(paymentToken, "paymentToken");
        }
    }

    @POST
    @LimitedByCaller
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "payOrder",
            summary = "Pay an order otherwise than was declined",
            description =
                    "While the order waits for its customer after a decline, as waitingFor says: CUSTOMER, and until when. What "
                            + "becomes of it stands in the order, in its live stream and in a mail; if the bank wants to know "
                            + "who pays, GET /payments/{orderId} of payment tells where to prove it. The same token may be sent "
                            + "again while its payment is being decided, and counts once. Customers pay their own orders alone, "
                            + "channels those that they placed.")
    @APIResponse(
            responseCode = "202",
            description = "The payment is being decided",
            content = @Content(schema = @Schema(implementation = PaymentSummary.class)))
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    @APIResponse(responseCode = "409", description = "Nobody has asked for it, or the time for it is over")
    @APIResponse(responseCode = "429", description = LimitedByCaller.REFUSAL)
    public Uni<RestResponse<PaymentSummary>> pay(OrderId orderId, @Nullable PaymentRequest request) {
        PaymentToken token = Problems.body(request).paymentToken();
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.ADMIN);
        return database.read(() -> visibleOrders.get(orderId, seen))
                .chain(visible -> changeOrder.pay(orderId, token))
                .map(verdict -> verdict.orElseThrow(() -> VisibleOrders.missing(orderId), Problems::conflict))
                .map(order -> ResponseBuilder.<PaymentSummary>create(RestResponse.Status.ACCEPTED)
                        .entity(Objects.requireNonNull(PaymentSummary.of(order.payment(), order.refunds())))
                        .build());
    }
}
