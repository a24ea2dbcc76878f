package io.orderflow.checkout.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.orderflow.checkout.application.CheckoutConfiguration;
import io.orderflow.checkout.application.PlaceOrder;
import io.orderflow.checkout.application.Placement;
import io.orderflow.checkout.application.Placement.Result;
import io.orderflow.checkout.domain.OrderRequest;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Traceparent;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.ProblemMappers;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.rate.LimitedByCaller;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where many orders enter at once: a line is an order, and a broken one breaks no other. */
@Path("/orders:batch")
@Consumes(OrderBatchesResource.NDJSON)
@Produces(OrderBatchesResource.NDJSON)
public class OrderBatchesResource {

    /** Lines of JSON, each ended by a line feed (ndjson.org). */
    static final String NDJSON = "application/x-ndjson";

    /** The most orders of one batch. */
    static final int MAX_LINES = 1_000;

    private final PlaceOrder placeOrder;
    private final Placing placing;
    private final CheckoutConfiguration configuration;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    OrderBatchesResource(
            PlaceOrder placeOrder, Placing placing, CheckoutConfiguration configuration, ObjectMapper mapper) {
        this.placeOrder = placeOrder;
        this.placing = placing;
        this.configuration = configuration;
        this.reader = mapper.readerFor(BatchLine.class);
        this.writer = mapper.writerFor(BatchAnswer.class);
    }

    /**
     * One order of a batch.
     *
     * @param idempotencyKey its own, as the header of a request for one order
     */
    public record BatchLine(
            @Schema(pattern = IdempotencyKey.PATTERN) @Nullable String idempotencyKey,

            OrderRequest order) {

        public BatchLine {
            if (order == null) {
                throw new IllegalArgumentException("order is missing");
            }
        }
    }

    /**
     * What became of a line.
     *
     * @param line its number, from 1
     * @param status as {@code POST /orders} would have answered it
     * @param replayed true if the order was placed before
     * @param problem why there is no order
     */
    public record BatchAnswer(
            int line,
            int status,
            @Nullable OrderId orderId,
            @Nullable URI location,
            @Nullable Money total,
            @Nullable Boolean replayed,

            @Schema(ref = "#/components/schemas/Problem") @Nullable HttpProblem problem) {}

    /** A line with its number. */
    private record Numbered(int number, String text) {}

    @POST
    @RolesAllowed({Roles.CHANNEL, Roles.SUPPORT, Roles.ADMIN})
    @LimitedByCaller
    @Operation(
            operationId = "placeOrders",
            summary = "Place many orders",
            description =
                    "Each line of the body is a JSON object with an order, and with an idempotencyKey of its own. Each is "
                            + "answered by a line in the same order, with the status that POST /orders would have had: a line that is "
                            + "refused hinders no other, and one that is answered 503 may be sent again with its key. At most 1,000 lines; "
                            + "empty ones are passed over, but counted.")
    @RequestBody(
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchLine.class)),
            description = "Lines of JSON")
    @APIResponse(
            responseCode = "200",
            description = "Every line has been answered",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BatchAnswer.class)))
    @APIResponse(responseCode = "400", description = "There is no line, or there are more than 1,000")
    @APIResponse(responseCode = "429", description = LimitedByCaller.REFUSAL)
    public Uni<String> place(
            @Parameter(schema = @Schema(type = SchemaType.STRING)) @HeaderParam("traceparent")
                    List<String> traceparents,
            String body) {
        List<Numbered> lines = lines(body);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw Problems.invalid("body", "must be 1 to " + MAX_LINES + " lines of JSON");
        }
        return Multi.createFrom()
                .iterable(lines)
                .onItem()
                .transformToUni(line -> place(line, Traceparent.onlyOneOrNew(traceparents)))
                .merge(configuration.placement().maxBatch())
                .collect()
                .asList()
                .map(this::written);
    }

    private static List<Numbered> lines(String body) {
        List<Numbered> lines = new ArrayList<>();
        int number = 0;
        for (String line : body.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                lines.add(new Numbered(number, line));
            }
        }
        return lines;
    }

    private Uni<BatchAnswer> place(Numbered line, String traceparent) {
        return Uni.createFrom()
                .deferred(() -> placeOrder.place(placement(line.text(), traceparent)))
                .map(result -> answer(line.number(), result))
                .onFailure()
                .recoverWithItem(failure -> refused(line.number(), ProblemMappers.problem(failure)));
    }

    private Placement placement(String line, String traceparent) {
        BatchLine parsed = Problems.body(read(line));
        String key = parsed.idempotencyKey();
        return placing.placement(
                parsed.order(), key == null ? null : IdempotencyKey.checked(key, "idempotencyKey"), traceparent);
    }

    private @Nullable BatchLine read(String line) {
        try {
            return reader.readValue(line);
        } catch (JsonProcessingException unreadable) {
            throw ProblemMappers.problem(unreadable);
        }
    }

    private BatchAnswer answer(int line, Result result) {
        return switch (result) {
            case Result.Placed(OrderId orderId, Money total) -> accepted(line, orderId, total, null);
            case Result.Replayed(OrderId orderId, Money total) -> accepted(line, orderId, total, true);
            case Result.Refusal refusal -> refused(line, Refusals.problem(refusal));
        };
    }

    private BatchAnswer accepted(int line, OrderId orderId, Money total, @Nullable Boolean replayed) {
        return new BatchAnswer(line, 202, orderId, configuration.urlOf(orderId), total, replayed, null);
    }

    private static BatchAnswer refused(int line, HttpProblem problem) {
        return new BatchAnswer(line, problem.getStatusCode(), null, null, null, null, problem);
    }

    private String written(List<BatchAnswer> answers) {
        return answers.stream()
                .sorted(Comparator.comparingInt(BatchAnswer::line))
                .map(this::written)
                .collect(Collectors.joining());
    }

    private String written(BatchAnswer answer) {
        try {
            return writer.writeValueAsString(answer) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
