package io.orderflow.payment.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.application.Payments;
import io.orderflow.payment.domain.Ledger;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
    private final Callers callers;
    private final Database database;

    PaymentsResource(Payments payments, Callers callers, Database database) {
        this.payments = payments;
        this.callers = callers;
        this.database = database;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN})
    @Path("/{orderId}")
    @Operation(operationId = "getPayment", summary = "The payment of an order")
    @APIResponse(responseCode = "200", description = "The payment as it stands")
    @APIResponse(responseCode = "404", description = "No payment was requested for this order")
    public Uni<PaymentView> get(OrderId orderId) {
        Visibility seen = callers.sees(Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN);
        return database.read(() -> payments.load(List.of(orderId)))
                .map(found -> Optional.ofNullable(found.get(orderId))
                        .flatMap(attempts -> attempts.lastKnown()
                                .filter(payment -> seen.includes(payment.terms().owner()))
                                .map(payment -> PaymentView.of(payment, attempts)))
                        .orElseThrow(() -> none(orderId)));
    }

    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN})
    @Path("/{orderId}/ledger")
    @Operation(
            operationId = "getLedger",
            summary = "The books of an order",
            description = "Every move of its money, in double entry. Amounts are minor units; all postings come to 0.")
    @APIResponse(responseCode = "200", description = "The moves; none while nothing has moved")
    @APIResponse(responseCode = "404", description = "No payment was requested for this order")
    public Uni<List<LedgerEntryView>> ledger(OrderId orderId) {
        return database.read(() -> payments.load(List.of(orderId)))
                .map(found -> Optional.ofNullable(found.get(orderId))
                        .filter(attempts -> attempts.lastKnown().isPresent())
                        .map(attempts -> LedgerEntryView.of(Ledger.of(attempts)))
                        .orElseThrow(() -> none(orderId)));
    }

    private static HttpProblem none(OrderId orderId) {
        return Problems.notFound("There is no payment of order " + orderId);
    }
}
