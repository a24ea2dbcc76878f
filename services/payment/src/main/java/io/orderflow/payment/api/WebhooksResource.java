package io.orderflow.payment.api;

import io.orderflow.payment.application.HearGateway;
import io.orderflow.payment.application.HearGateway.Reception;
import io.orderflow.payment.application.Webhook;
import io.orderflow.runtime.http.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Where payment gateways call. They have no token: they sign what they say. */
@Path("/webhooks/payments")
public class WebhooksResource {

    private static final String CHALLENGE = "Signature";
    private static final String NAME = "^[a-z][a-z0-9-]{0,63}$";

    private final HearGateway hearGateway;

    WebhooksResource(HearGateway hearGateway) {
        this.hearGateway = hearGateway;
    }

    @POST
    @PermitAll
    @Path("/{gateway}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "hearGateway",
            summary = "Hear a payment gateway",
            description =
                    "What the gateway says in its own words, signed in its own way. It is not believed: the gateway is "
                            + "asked what has become of the payment that it speaks of.")
    @RequestBody(
            description = "Whatever the gateway sends",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "204", description = "Heard")
    @APIResponse(responseCode = "401", description = "Not signed by the gateway that payments are made with")
    public Uni<Void> hear(
            @Parameter(
                            description = "As the setting orderflow.payment.gateway names it",
                            schema = @Schema(type = SchemaType.STRING, pattern = NAME))
                    @PathParam("gateway")
                    String gateway,
            @Context HttpHeaders headers,
            String body) {
        Webhook webhook = new Webhook(name -> Optional.ofNullable(headers.getHeaderString(name)), body);
        return hearGateway
                .hear(gateway, webhook)
                .invoke(WebhooksResource::require)
                .replaceWithVoid();
    }

    private static void require(Reception reception) {
        switch (reception) {
            case HEARD -> {}
            case UNSIGNED ->
                throw Problems.unauthorized(
                        "This is not signed by the gateway that payments are made with.", CHALLENGE);
            case UNCLEAR ->
                throw Problems.unavailable("The gateway does not say which payment this is about: say it again.");
        }
    }
}
