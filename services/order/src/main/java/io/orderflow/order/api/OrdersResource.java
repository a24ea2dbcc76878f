package io.orderflow.order.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.OrderConfiguration;
import io.orderflow.order.application.Orders;
import io.orderflow.order.application.Orders.Search;
import io.orderflow.order.application.Period;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Patience;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where orders are looked up. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    /** RFC 3339, to the nanosecond, with the offsets that there are on earth: at most 18 hours. */
    private static final String MOMENT = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?"
            + "([Zz]|[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00)$";

    private final VisibleOrders visibleOrders;
    private final Orders orders;
    private final Timeline timeline;
    private final Callers callers;
    private final Database database;
    private final Patience patience;

    OrdersResource(
            VisibleOrders visibleOrders,
            Orders orders,
            Timeline timeline,
            Callers callers,
            Database database,
            OrderConfiguration configuration) {
        this.visibleOrders = visibleOrders;
        this.orders = orders;
        this.timeline = timeline;
        this.callers = callers;
        this.database = database;
        this.patience = configuration.waiting().patience();
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN})
    @Path("/{orderId}")
    @Operation(
            operationId = "getOrder",
            summary = "One order with what it costs, its payment, its shipments and its timeline")
    @APIResponse(responseCode = "200", description = "The order as it stands")
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    public Uni<OrderView> get(OrderId orderId) {
        Visibility seen = seen();
        return database.read(() -> visibleOrders
                .get(orderId, seen)
                .chain(order ->
                        timeline.of(orderId).map(entries -> OrderView.of(orderId, order, entries, seen, patience))));
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN})
    @LimitedByCaller
    @Operation(
            operationId = "listOrders",
            summary = "Orders, newest first",
            description =
                    "Customers find their own, channels those that they placed, support, finance and admin all. With "
                            + "stuck=true those alone that wait too long for something, as OrderDelayed has told; what it "
                            + "is, and since when, stands in waitingFor. One that gets on leaves the list.")
    @APIResponse(responseCode = "200", description = "A page of orders")
    @APIResponse(responseCode = "400", description = "A parameter is not what it should be")
    @APIResponse(responseCode = "429", description = LimitedByCaller.REFUSAL)
    public Uni<Page<OrderSummary>> list(
            @QueryParam("status") @Nullable Status status,
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = CustomersResource.ID))
                    @QueryParam("customerId")
                    @Nullable String customerId,
            @Parameter(
                            description = "what the channel that placed it calls the order",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[!-~]{1,100}$"))
                    @QueryParam("externalId")
                    @Nullable String externalId,
            @Parameter(description = "only orders that wait for this, late or not") @QueryParam("waitingFor") @Nullable Step waitingFor,
            @Parameter(
                            description = "true: only orders that somebody has to let go on to shipping",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("held")
                    @DefaultValue("false")
                    String held,
            @Parameter(
                            description = "true: only orders that wait too long",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("stuck")
                    @DefaultValue("false")
                    String stuck,
            @Parameter(
                            description = "placed then or later; ISO 8601 with the offset, to the millisecond",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", pattern = MOMENT),
                            example = "2026-11-27T00:00:00Z")
                    @QueryParam("from")
                    @Nullable Instant from,
            @Parameter(
                            description = "placed before that, likewise; after from",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time", pattern = MOMENT),
                            example = "2026-11-28T00:00:00Z")
                    @QueryParam("to")
                    @Nullable Instant to,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable OrderId cursor) {
        int checked = Page.checkLimit(limit);
        boolean isStuck = isTrue("stuck", stuck);
        boolean isHeld = isTrue("held", held);
        Visibility seen = seen();
        Owners owners = owners(seen, customerId);
        Search search = Problems.checked(() -> new Search(
                status,
                owners.customerId(),
                owners.channel(),
                externalId,
                waitingFor,
                isHeld,
                isStuck,
                new Period(from, to)));
        return database.read(() -> orders.list(search, cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream()
                                .map(order -> OrderSummary.of(order, seen))
                                .flatMap(Optional::stream)
                                .toList(),
                        checked,
                        order -> order.orderId().toString()));
    }

    /** Whose orders are looked for, as far as that is given. */
    private record Owners(
            @Nullable String customerId, @Nullable String channel) {}

    /** Who may see their own alone finds no others, whomever they ask for. */
    private static Owners owners(Visibility seen, @Nullable String customerId) {
        return switch (seen) {
            case Visibility.Everything() -> new Owners(customerId, null);
            case Visibility.OfChannel(String channel) -> new Owners(customerId, channel);
            case Visibility.OfCustomer(String own) -> {
                if (customerId != null && !customerId.equals(own)) {
                    throw Problems.forbidden("Customers find their own orders alone: leave customerId out.");
                }
                yield new Owners(own, null);
            }
        };
    }

    private Visibility seen() {
        return callers.sees(Roles.SUPPORT, Roles.FINANCE, Roles.ADMIN);
    }

    /** Where Java takes all that is not true for false. */
    private static boolean isTrue(String parameter, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.invalid(parameter, "must be true or false");
        };
    }
}
