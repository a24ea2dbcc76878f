package io.orderflow.warehouse.api;

import io.orderflow.events.value.ReturnId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.warehouse.application.ReturnTasks;
import io.orderflow.warehouse.domain.ReturnStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where workers find what is to come back, and what has come. */
@Path("/return-tasks")
@Produces(MediaType.APPLICATION_JSON)
public class ReturnTasksResource {

    private final ReturnTasks tasks;
    private final Database database;
    private final Clock clock = Clock.systemUTC();

    ReturnTasksResource(ReturnTasks tasks, Database database) {
        this.tasks = tasks;
        this.database = database;
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Operation(
            operationId = "listReturnTasks",
            summary = "Returns, oldest order first; without a status those of which something is still expected",
            description =
                    "Nothing is expected any more of a return that is not whole when its time is over: it is listed by "
                            + "its status, and can be received as before.")
    public Uni<Page<ReturnTaskView>> list(
            @QueryParam("status") @Nullable ReturnStatus status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable ReturnId cursor) {
        int checked = Page.checkLimit(limit);
        return database.read(() -> status == null
                        ? tasks.listExpected(clock.instant(), cursor, checked + 1)
                        : tasks.list(status, cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(ReturnTaskView::of).toList(),
                        checked,
                        task -> task.returnId().toString()));
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{returnId}")
    @Operation(operationId = "getReturnTask", summary = "One return, with what was announced and what has come")
    @APIResponse(responseCode = "200", description = "The return as it stands")
    @APIResponse(responseCode = "404", description = "No such return; one that was just approved may take a moment")
    public Uni<ReturnTaskView> get(ReturnId returnId) {
        return database.read(() -> tasks.find(returnId))
                .map(found -> found.map(ReturnTaskView::of).orElseThrow(() -> noTask(returnId)));
    }

    static RuntimeException noTask(ReturnId returnId) {
        return Problems.notFound("There is no task for return " + returnId);
    }
}
