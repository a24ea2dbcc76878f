package io.orderflow.order.api;

import io.orderflow.order.application.EraseCustomers;
import io.orderflow.order.application.ErasureStanding;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Where customers are forgotten. */
@Path("/customers")
@Produces(MediaType.APPLICATION_JSON)
public class CustomersResource {

    static final String ID = "^[!-~]{1,255}$";

    private final EraseCustomers eraseCustomers;

    CustomersResource(EraseCustomers eraseCustomers) {
        this.eraseCustomers = eraseCustomers;
    }

    @DELETE
    @RolesAllowed(Roles.ADMIN)
    @Path("/{customerId}")
    @Operation(
            operationId = "eraseCustomer",
            summary = "Forget a customer",
            description =
                    "In all orders that were placed before, in every service: a random pseudonym takes the place of the "
                            + "customer's id, all other personal data goes, and mails that wait are not sent. What an order "
                            + "was of, its amounts, dates, ids and country stay. Orders that are on their way are forgotten "
                            + "when they have ended, without being asked again. It may be repeated, and then tells how far it "
                            + "has got; of a customer of whom nothing is known all numbers are 0. Orders that are placed "
                            + "afterwards are not concerned.")
    @APIResponse(
            responseCode = "202",
            description = "What is done, and what waits; numbers end at 10,000. Other services follow within seconds",
            content = @Content(schema = @Schema(implementation = ErasureStanding.class)))
    @APIResponse(responseCode = "400", description = "The id is none that a customer can have")
    public Uni<RestResponse<ErasureStanding>> erase(
            @Parameter(
                            description = "As orders have it; percent-encoded",
                            schema = @Schema(type = SchemaType.STRING, pattern = ID))
                    @PathParam("customerId")
                    String customerId) {
        return Problems.checked(() -> eraseCustomers.erase(customerId))
                .map(standing -> ResponseBuilder.<ErasureStanding>create(RestResponse.Status.ACCEPTED)
                        .entity(standing)
                        .build());
    }
}
