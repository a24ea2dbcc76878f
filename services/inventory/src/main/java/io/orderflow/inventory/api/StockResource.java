package io.orderflow.inventory.api;

import io.orderflow.events.value.Require;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.Adjustment;
import io.orderflow.inventory.application.Adjustment.Result;
import io.orderflow.inventory.application.ChangeStock;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.IdempotencyKey;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Callers;
import io.orderflow.runtime.http.identity.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Where stock is counted, adjusted and looked up. */
@Path("/stock")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StockResource {

    private final ChangeStock changeStock;
    private final StockLevels stockLevels;
    private final Callers callers;
    private final Database database;

    StockResource(ChangeStock changeStock, StockLevels stockLevels, Callers callers, Database database) {
        this.changeStock = changeStock;
        this.stockLevels = stockLevels;
        this.callers = callers;
        this.database = database;
    }

    /**
     * What somebody has counted.
     *
     * @param onHand units, 0 to {@value StockLevel#MOST}
     */
    public record StockCount(
            @Schema(minimum = "0", maximum = "" + StockLevel.MOST)
            long onHand) {

        public StockCount {
            Require.between(onHand, "onHand", 0, StockLevel.MOST);
        }
    }

    /**
     * Units that came, or are gone.
     *
     * @param delta how many, negative when they are gone; not 0
     * @param reason why, 1 to 200 characters
     */
    public record StockAdjustment(
            @Schema(minimum = "-" + StockLevel.MOST, maximum = "" + StockLevel.MOST)
            long delta,

            String reason) {

        Adjustment of(Sku sku, @Nullable String idempotencyKey) {
            try {
                return new Adjustment(sku, delta, reason, idempotencyKey);
            } catch (IllegalArgumentException violated) {
                throw Problems.invalid("body", String.valueOf(violated.getMessage()));
            }
        }
    }

    @PUT
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{sku}")
    @Operation(operationId = "countStock", summary = "Set what is on hand; a SKU that is new begins with it")
    @APIResponse(responseCode = "200", description = "The stock as it is now")
    @APIResponse(responseCode = "409", description = "More than that is reserved")
    public Uni<RestResponse<StockView>> count(Sku sku, @Nullable StockCount count) {
        return changeStock
                .count(sku, Problems.body(count).onHand(), callers.author().subject())
                .map(result -> answer(sku, result));
    }

    @POST
    @RolesAllowed({Roles.WAREHOUSE, Roles.ADMIN})
    @Path("/{sku}/adjustments")
    @Operation(
            operationId = "adjustStock",
            summary = "Add units, or take them away",
            description = "With an Idempotency-Key, which is its caller's alone, the same request may be sent again.")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            schema = @Schema(type = SchemaType.STRING, pattern = IdempotencyKey.PATTERN))
    @APIResponse(responseCode = "200", description = "The stock as it is after the adjustment")
    @APIResponse(responseCode = "404", description = "There is no stock of this SKU; begin with PUT")
    @APIResponse(responseCode = "409", description = "Less than what is reserved would be left")
    @APIResponse(responseCode = "422", description = "The caller used the key for another adjustment")
    public Uni<RestResponse<StockView>> adjust(
            Sku sku, @Context HttpServerRequest http, @Nullable StockAdjustment adjustment) {
        return changeStock
                .adjust(
                        Problems.body(adjustment).of(sku, IdempotencyKey.of(http)),
                        callers.author().subject())
                .map(result -> answer(sku, result));
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.SUPPORT, Roles.ADMIN})
    @Path("/{sku}")
    @Operation(operationId = "getStock", summary = "The stock of one SKU")
    @APIResponse(responseCode = "200", description = "The stock as it stands")
    @APIResponse(responseCode = "404", description = "There is no stock of this SKU")
    public Uni<StockView> get(Sku sku) {
        return database.read(() -> stockLevels.find(sku))
                .map(found -> found.map(StockView::of).orElseThrow(() -> noStock(sku)));
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.SUPPORT, Roles.ADMIN})
    @Operation(operationId = "listStock", summary = "The stock of all SKUs, in their order")
    public Uni<Page<StockView>> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable Sku cursor) {
        int checked = Page.checkLimit(limit);
        return database.read(() -> stockLevels.list(cursor, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(StockView::of).toList(),
                        checked,
                        view -> view.sku().value()));
    }

    private static RestResponse<StockView> answer(Sku sku, Result result) {
        return switch (result) {
            case Result.Changed(StockLevel level) -> RestResponse.ok(StockView.of(sku, level));
            case Result.Replayed(StockLevel level) ->
                ResponseBuilder.ok(StockView.of(sku, level))
                        .header(IdempotencyKey.REPLAYED, true)
                        .build();
            case Result.KeyReused() -> throw IdempotencyKey.reused("Another adjustment was made");
            case Result.Unknown() -> throw noStock(sku);
            case Result.Refused(String reason) -> throw Problems.conflict(reason);
        };
    }

    private static RuntimeException noStock(Sku sku) {
        return Problems.notFound("There is no stock of " + sku);
    }
}
