package io.orderflow.shipping.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.shipping.application.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where shipments are looked up. */
@Path("/shipments")
@Produces(MediaType.APPLICATION_JSON)
public class ShipmentsResource {

    private final Shipments shipments;
    private final Database database;

    ShipmentsResource(Shipments shipments, Database database) {
        this.shipments = shipments;
        this.database = database;
    }

    @GET
    @Path("/{shipmentId}")
    @Operation(summary = "One shipment with its label")
    @APIResponse(responseCode = "200", description = "The shipment as it stands")
    @APIResponse(responseCode = "404", description = "No such shipment")
    public Uni<ShipmentView> get(ShipmentId shipmentId) {
        return database.read(() -> shipments.find(shipmentId))
                .map(found -> found.map(ShipmentView::of)
                        .orElseThrow(() -> Problems.notFound("There is no shipment " + shipmentId)));
    }

    @GET
    @Operation(summary = "Shipments, newest first; those of one order, if it is given")
    public Uni<Page<ShipmentView>> list(
            @QueryParam("orderId") @Nullable OrderId orderId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable ShipmentId cursor) {
        int checked = Page.checkLimit(limit);
        return database.read(() -> shipments.list(orderId, cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(ShipmentView::of).toList(),
                        checked,
                        shipment -> shipment.shipmentId().toString()));
    }
}
