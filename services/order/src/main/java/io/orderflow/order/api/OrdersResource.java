package io.orderflow.order.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.Orders;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Status;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.transaction.Database;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where orders are looked up. */
@Path("/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {

    private final Orders orders;
    private final Timeline timeline;
    private final Database database;

    OrdersResource(Orders orders, Timeline timeline, Database database) {
        this.orders = orders;
        this.timeline = timeline;
        this.database = database;
    }

    @GET
    @Path("/{orderId}")
    @Operation(summary = "One order with its payment, its shipments and its timeline")
    @APIResponse(responseCode = "200", description = "The order as it stands")
    @APIResponse(responseCode = "404", description = "No such order; one that was just placed may take a moment")
    public Uni<OrderView> get(OrderId orderId) {
        return database.read(() -> orders.find(orderId)
                .map(found -> found.flatMap(OrderSummary::of)
                        .orElseThrow(() -> Problems.notFound("There is no order " + orderId)))
                .chain(order -> timeline.of(orderId).map(entries -> new OrderView(order, entries))));
    }

    @GET
    @Operation(summary = "Orders, newest first")
    public Uni<Page<OrderSummary>> list(
            @QueryParam("status") @Nullable Status status,
            @QueryParam("customerId") @Nullable String customerId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable OrderId cursor) {
        int checked = Page.checkLimit(limit);
        return database.read(() -> orders.list(status, customerId, cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream()
                                .map(OrderSummary::of)
                                .flatMap(Optional::stream)
                                .toList(),
                        checked,
                        order -> order.orderId().toString()));
    }
}
