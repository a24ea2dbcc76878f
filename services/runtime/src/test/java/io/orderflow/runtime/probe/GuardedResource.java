package io.orderflow.runtime.probe;

import io.orderflow.runtime.http.identity.Author;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.rate.LimitedByAddress;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What the probe does for those alone who may ask for it. */
@Path("/guarded")
@Produces(MediaType.APPLICATION_JSON)
public class GuardedResource {

    private final Callers callers;

    GuardedResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT})
    public Uni<Map<String, String>> caller() {
        Author author = callers.author();
        return Uni.createFrom()
                .item(Map.of(
                        "subject", author.subject(),
                        "name", String.valueOf(author.name()),
                        "sees", callers.sees(Roles.SUPPORT).toString()));
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    public Uni<Boolean> write(ProbeResource.Request request) {
        return Uni.createFrom().item(true);
    }

    @GET
    @Path("/public")
    @PermitAll
    public Uni<Boolean> everybody() {
        return Uni.createFrom().item(true);
    }

    /** Costs much. */
    @POST
    @Path("/dear")
    @RolesAllowed({Roles.CUSTOMER, Roles.CHANNEL, Roles.SUPPORT})
    @LimitedByCaller
    public Uni<Boolean> dear(ProbeResource.Request request) {
        return Uni.createFrom().item(true);
    }

    /** Costs much, and is for everybody. */
    @GET
    @Path("/dear/public")
    @PermitAll
    @LimitedByAddress
    public Uni<Boolean> dearForEverybody() {
        return Uni.createFrom().item(true);
    }

    /** Nobody has said who may. */
    @GET
    @Path("/forgotten")
    public Uni<Boolean> forgotten() {
        return Uni.createFrom().item(true);
    }
}
