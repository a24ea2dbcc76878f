package io.orderflow.shipping.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.identity.Visibility;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.orderflow.shipping.application.Shipments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
    private final Callers callers;
    private final Database database;

    ShipmentsResource(Shipments shipments, Callers callers, Database database) {
        this.shipments = shipments;
        this.callers = callers;
        this.database = database;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{shipmentId}")
    @Operation(operationId = "getShipment", summary = "One shipment with its label")
    @APIResponse(responseCode = "200", description = "The shipment as it stands")
    @APIResponse(responseCode = "404", description = "No such shipment")
    public Uni<ShipmentView> get(ShipmentId shipmentId) {
        Visibility seen = seen();
        return database.read(() -> shipments.find(shipmentId))
                .map(found -> found.filter(
                                shipment -> seen.includes(shipment.terms().owner()))
                        .map(ShipmentView::of)
                        .orElseThrow(() -> Problems.notFound("There is no shipment " + shipmentId)));
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT, Roles.WAREHOUSE, Roles.ADMIN})
    @LimitedByCaller
    @Operation(operationId = "listShipments", summary = "Shipments, newest first; those of one order, if it is given")
    @APIResponse(responseCode = "200", description = "A page of shipments")
    @APIResponse(responseCode = "429", description = LimitedByCaller.REFUSAL)
    public Uni<Page<ShipmentView>> list(
            @QueryParam("orderId") @Nullable OrderId orderId,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable ShipmentId cursor) {
        int checked = Page.checkLimit(limit);
        Visibility seen = seen();
        seen.requireOrder(orderId, "whose shipments they are");
        return database.read(() -> shipments.list(orderId, cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream()
                                .filter(shipment ->
                                        seen.includes(shipment.terms().owner()))
                                .map(ShipmentView::of)
                                .toList(),
                        checked,
                        shipment -> shipment.shipmentId().toString()));
    }

    private Visibility seen() {
        return callers.sees(Roles.SUPPORT, Roles.WAREHOUSE, Roles.ADMIN);
    }
}
