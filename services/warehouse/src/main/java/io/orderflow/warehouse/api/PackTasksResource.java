package io.orderflow.warehouse.api;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Author;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.transaction.Verdict;
import io.orderflow.warehouse.application.PackParcels;
import io.orderflow.warehouse.application.PackTasks;
import io.orderflow.warehouse.application.WarehouseConfiguration;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.TaskStatus;
import io.orderflow.warehouse.domain.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where workers find what to pack, and tell what they have packed. */
@Path("/pack-tasks")
@Produces(MediaType.APPLICATION_JSON)
public class PackTasksResource {

    private final PackParcels packParcels;
    private final PackTasks tasks;
    private final Database database;
    private final Callers callers;
    private final Duration claimTime;
    private final Clock clock = Clock.systemUTC();

    PackTasksResource(
            PackParcels packParcels,
            PackTasks tasks,
            Database database,
            Callers callers,
            WarehouseConfiguration configuration) {
        this.packParcels = packParcels;
        this.tasks = tasks;
        this.database = database;
        this.callers = callers;
        this.claimTime = configuration.claimTime();
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "listPackTasks",
            summary = "Tasks, oldest shipment first; those whose claims have run out are open")
    public Uni<Page<PackTaskView>> list(
            @QueryParam("status") @Nullable TaskStatus status,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable ShipmentId cursor) {
        int checked = Page.checkLimit(limit);
        Instant now = clock.instant();
        return database.read(() -> tasks.list(status, now.minus(claimTime), cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(task -> view(task, now)).toList(),
                        checked,
                        task -> task.shipmentId().toString()));
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.SUPPORT, Roles.ADMIN})
    @Path("/{shipmentId}")
    @Operation(operationId = "getPackTask", summary = "One task with its label and its pack list")
    @APIResponse(responseCode = "200", description = "The task as it stands")
    @APIResponse(responseCode = "404", description = "There is no such task")
    public Uni<PackTaskView> get(ShipmentId shipmentId) {
        return database.read(() -> tasks.find(shipmentId))
                .map(found -> found.filter(task -> !(task instanceof PackTask.Forestalled))
                        .map(this::view)
                        .orElseThrow(() -> noTask(shipmentId)));
    }

    @POST
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{shipmentId}/claim")
    @Operation(
            operationId = "claimPackTask",
            summary =
                    "Claim a task, so that nobody else does it until claimedUntil; the same worker may repeat it, and has it for longer")
    @APIResponse(responseCode = "200", description = "The task is the worker's")
    @APIResponse(responseCode = "404", description = "There is no such task")
    @APIResponse(responseCode = "409", description = "Somebody else has claimed it, or it is packed or cancelled")
    public Uni<PackTaskView> claim(ShipmentId shipmentId) {
        return packParcels.claim(shipmentId, worker()).map(verdict -> answer(shipmentId, verdict));
    }

    @POST
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{shipmentId}/release")
    @Operation(
            operationId = "releasePackTask",
            summary = "Give a claimed task back, so that others may do it; it may be repeated")
    @APIResponse(responseCode = "200", description = "The task is open")
    @APIResponse(responseCode = "404", description = "There is no such task")
    @APIResponse(responseCode = "409", description = "Somebody else has claimed it, or it is packed or cancelled")
    public Uni<PackTaskView> release(ShipmentId shipmentId) {
        return packParcels.release(shipmentId, worker()).map(verdict -> answer(shipmentId, verdict));
    }

    @POST
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{shipmentId}/packed")
    @Operation(
            operationId = "confirmPacked",
            summary = "Confirm that a parcel is packed, claimed before or not; the same worker may repeat it")
    @APIResponse(responseCode = "200", description = "The parcel is packed by this worker")
    @APIResponse(responseCode = "404", description = "There is no such task")
    @APIResponse(responseCode = "409", description = "Somebody else has claimed or packed it, or it is cancelled")
    public Uni<PackTaskView> packed(ShipmentId shipmentId) {
        return packParcels.confirmPacked(shipmentId, worker()).map(verdict -> answer(shipmentId, verdict));
    }

    private Worker worker() {
        Author author = callers.author();
        return new Worker(author.subject(), author.name());
    }

    private PackTaskView answer(ShipmentId shipmentId, Verdict<PackTask> verdict) {
        return view(verdict.orElseThrow(() -> noTask(shipmentId), Problems::conflict));
    }

    private PackTaskView view(PackTask task) {
        return view(task, clock.instant());
    }

    private PackTaskView view(PackTask task, Instant now) {
        return PackTaskView.of(task, now, claimTime);
    }

    private static RuntimeException noTask(ShipmentId shipmentId) {
        return Problems.notFound("There is no task for shipment " + shipmentId);
    }
}
