package io.orderflow.payment.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.application.Payments;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where payments are looked up. */
@Path("/payments")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource {

    private final Payments payments;
    private final Database database;

    PaymentsResource(Payments payments, Database database) {
        this.payments = payments;
        this.database = database;
    }

    @GET
    @Path("/{orderId}")
    @Operation(summary = "The payment of an order")
    @APIResponse(responseCode = "200", description = "The payment as it stands")
    @APIResponse(responseCode = "404", description = "No payment was requested for this order")
    public Uni<PaymentView> get(OrderId orderId) {
        return database.read(() -> payments.load(List.of(orderId)))
                .map(found -> Optional.ofNullable(found.get(orderId))
                        .flatMap(attempts -> PaymentView.of(attempts.last()))
                        .orElseThrow(() -> Problems.notFound("There is no payment of order " + orderId)));
    }
}
