package io.orderflow.shipping.api;

import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.shipping.application.Carriers;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the carriers are told. */
@Path("/carriers")
@Produces(MediaType.APPLICATION_JSON)
public class CarriersResource {

    private final Carriers carriers;

    CarriersResource(Carriers carriers) {
        this.carriers = carriers;
    }

    @GET
    @RolesAllowed({Roles.SUPPORT, Roles.WAREHOUSE, Roles.ADMIN})
    @NonBlocking
    @Operation(
            operationId = "listCarriers",
            summary = "The carriers in the order of their names; the cheapest that accepts a parcel carries it")
    public List<CarrierView> list() {
        return carriers.all().stream().map(CarrierView::of).toList();
    }
}
