package io.orderflow.warehouse.api;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Author;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.transaction.Verdict;
import io.orderflow.warehouse.application.ReceiveReturns;
import io.orderflow.warehouse.application.ReturnTasks;
import io.orderflow.warehouse.domain.Receipt;
import io.orderflow.warehouse.domain.ReceiptRefusal;
import io.orderflow.warehouse.domain.ReturnCommand.Receive;
import io.orderflow.warehouse.domain.ReturnTask;
import io.orderflow.warehouse.domain.ReturnTaskDecider;
import io.orderflow.warehouse.domain.Worker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where workers tell what has come back. */
@Path("/return-tasks/{returnId}/receipts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

    private final ReceiveReturns receiveReturns;
    private final ReturnTasks tasks;
    private final Database database;
    private final Callers callers;

    ReceiptsResource(ReceiveReturns receiveReturns, ReturnTasks tasks, Database database, Callers callers) {
        this.receiveReturns = receiveReturns;
        this.tasks = tasks;
        this.database = database;
        this.callers = callers;
    }

    /**
     * What somebody has counted.
     *
     * @param lines no SKU twice in the same condition
     */
    public record ReceiptRequest(List<ReturnedLine> lines) {

        public ReceiptRequest {
            lines = Receipt.checked(lines);
        }
    }

    @POST
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Operation(
            operationId = "receiveReturn",
            summary = "Tell what has come back, and in which condition",
            description =
                    "All at once or in parts, at most what was announced together; also when the time for it is over. What is "
                            + "SELLABLE goes back to stock, anything else is scrapped. With the Idempotency-Key, which is its "
                            + "caller's alone, the same request may be sent again, and is counted once.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            required = true,
            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyKey.PATTERN))
    @APIResponse(
            responseCode = "200",
            description = "The return as it stands with these goods",
            content = @Content(schema = @Schema(implementation = ReturnTaskView.class)))
    @APIResponse(responseCode = "404", description = "No such return; one that was just approved may take a moment")
    @APIResponse(responseCode = "409", description = "The return has come in fifty parts")
    @APIResponse(
            responseCode = "422",
            description = "Less is still to come, and the answer says what; or the caller used the key for other goods")
    public Uni<RestResponse<ReturnTaskView>> receive(
            ReturnId returnId, @Context HttpServerRequest http, @Nullable ReceiptRequest request) {
        String key = IdempotencyKey.required(http);
        ReceiptRequest sent = Problems.body(request);
        Author author = callers.author();
        Receive command = new Receive(
                returnId,
                ReceiptId.of(returnId, author.subject(), key),
                new Worker(author.subject(), author.name()),
                sent.lines());
        return database.read(() -> tasks.find(returnId))
                .map(before ->
                        before.flatMap(task -> task.find(command.receiptId())).isPresent())
                .chain(isKnown -> receiveReturns.receive(command).map(verdict -> answer(isKnown, command, verdict)));
    }

    private static RestResponse<ReturnTaskView> answer(boolean isKnown, Receive command, Verdict<ReturnTask> verdict) {
        return switch (verdict) {
            case Verdict.Done<ReturnTask>(ReturnTask task) -> received(isKnown, announced(task));
            case Verdict.Refused<ReturnTask>(ReturnTask task, var _) ->
                throw problem(
                        ReturnTaskDecider.refusal(announced(task), command).orElseThrow());
            case Verdict.Unknown<ReturnTask>() -> throw ReturnTasksResource.noTask(command.returnId());
        };
    }

    private static RestResponse<ReturnTaskView> received(boolean isKnown, ReturnTask.Announced task) {
        return IdempotencyKey.answer(ResponseBuilder.ok(ReturnTaskView.of(task)), isKnown);
    }

    private static ReturnTask.Announced announced(ReturnTask task) {
        return switch (task) {
            case ReturnTask.Announced announced -> announced;
            case ReturnTask.Unknown() -> throw new IllegalStateException("a task that is stored is known");
        };
    }

    private static RuntimeException problem(ReceiptRefusal refusal) {
        return switch (refusal) {
            case ReceiptRefusal.TooMany many -> Problems.conflict(many.reason());
            case ReceiptRefusal.TooMuch much ->
                Problems.unprocessable(
                        "receipt-too-large", "Less is still to come", much.reason(), Map.of("left", much.left()));
            case ReceiptRefusal.NameTaken _ -> IdempotencyKey.reused("Other goods were received");
        };
    }
}
