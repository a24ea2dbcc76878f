package io.orderflow.checkout.api;

import io.orderflow.checkout.application.CheckoutConfiguration;
import io.orderflow.checkout.application.PlaceOrder;
import io.orderflow.checkout.application.Placement;
import io.orderflow.checkout.application.Placement.Result;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Traceparent;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where orders enter. */
@Path("/orders")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    private final PlaceOrder placeOrder;
    private final Placing placing;
    private final CheckoutConfiguration configuration;

    OrdersResource(PlaceOrder placeOrder, Placing placing, CheckoutConfiguration configuration) {
        this.placeOrder = placeOrder;
        this.placing = placing;
        this.configuration = configuration;
    }

    /** The answer to an accepted order. */
    public record OrderAccepted(OrderId orderId, String status, Money total) {}

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @LimitedByCaller
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description =
                    "Customers order for themselves: customer.id may be left out, and is the subject of their token. "
                            + "Channels and support name the customer. Prices are those of the catalogue; a channel may place an "
                            + "order that is priced already: each line names its unitPrice, all amounts are in minor units of one "
                            + "currency, and total is (unitPrice x quantity - discount + taxes that are not included) of all lines, "
                            + "less the order's discount, with shipping and its taxes that are not included. "
                            + "A channel's externalId is its order's for ever: the same request with it again is "
                            + "answered with the order that it placed. With an Idempotency-Key the same request may be sent again, for seven days unless configured "
                            + "otherwise: it is answered with the order that it placed. A key is its client's alone, and requests "
                            + "are the same if they ask for the same, in whatever order their lines and fields stand. "
                            + "An address needs a postal code where "
                            + "mail is not delivered without one (US, DE, JP, …), and none elsewhere (HK, AE, QA, …); line2, region "
                            + "and postalCode may be left out or empty. Countries are those of ISO 3166-1, and XK, AC, TA, DG, IC, EA. "
                            + "An e-mail address is a mailbox of RFC 5321 or 6531, of at most 254 octets, 64 of them before the @; "
                            + "no address literal. Names and addresses may be of any script, and hold nothing that cannot be seen: "
                            + "no control characters, zero-width spaces, overrides of direction or unassigned characters.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyKey.PATTERN))
    @APIResponse(
            responseCode = "202",
            description = "The order is stored and will be carried out",
            content = @Content(schema = @Schema(implementation = OrderAccepted.class)),
            headers =
                    @Header(
                            name = "Location",
                            description = "Where the order is",
                            schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "The request is not valid; problem+json names the fields")
    @APIResponse(responseCode = "409", description = "The channel has another order with this externalId")
    @APIResponse(
            responseCode = "422",
            description = "A product is unknown, the total is not the sum of its parts, the order is too large, or the "
                    + "client used the key for another request")
    @APIResponse(
            responseCode = "429",
            description =
                    "Asked for too often by one caller (too-many-requests), or the customer has too many unpaid orders "
                            + "(too-many-unpaid-orders); try again after Retry-After")
    @APIResponse(responseCode = "503", description = "Overloaded or without its database; try again after Retry-After")
    public Uni<RestResponse<OrderAccepted>> place(
            @Context HttpServerRequest http,
            @Parameter(schema = @Schema(type = SchemaType.STRING)) @HeaderParam("traceparent")
                    List<String> traceparents,
            @Nullable OrderRequest request) {
        Placement placement = placing.placement(
                Problems.body(request), IdempotencyKey.of(http), Traceparent.onlyOneOrNew(traceparents));
        return placeOrder.place(placement).map(this::answer);
    }

    private RestResponse<OrderAccepted> answer(Result result) {
        return switch (result) {
            case Result.Placed(OrderId orderId, Money total) ->
                accepted(orderId, total).build();
            case Result.Replayed(OrderId orderId, Money total) ->
                accepted(orderId, total).header(IdempotencyKey.REPLAYED, true).build();
            case Result.Refusal refusal -> throw Refusals.problem(refusal);
        };
    }

    private ResponseBuilder<OrderAccepted> accepted(OrderId orderId, Money total) {
        return ResponseBuilder.<OrderAccepted>create(RestResponse.Status.ACCEPTED)
                .location(configuration.urlOf(orderId))
                .entity(new OrderAccepted(orderId, "CREATED", total));
    }
}
