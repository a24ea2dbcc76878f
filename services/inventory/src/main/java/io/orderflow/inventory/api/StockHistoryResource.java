package io.orderflow.inventory.api;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.inventory.application.StockChange;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where one looks up why there is as much of a SKU as there is. */
@Path("/stock/{sku}/history")
@Produces(MediaType.APPLICATION_JSON)
public class StockHistoryResource {

    private static final String ID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
    private static final Pattern CHANGE_ID = Pattern.compile(ID);

    private final Adjustments adjustments;
    private final StockLevels stockLevels;
    private final Database database;

    StockHistoryResource(Adjustments adjustments, StockLevels stockLevels, Database database) {
        this.adjustments = adjustments;
        this.stockLevels = stockLevels;
        this.database = database;
    }

    @GET
    @RolesAllowed({Roles.WAREHOUSE, Roles.SUPPORT, Roles.ADMIN})
    @Operation(
            operationId = "getStockHistory",
            summary = "What happened to the stock of a SKU, newest first",
            description = "Who counted something else than was known, who adjusted it and why, and what came back of "
                    + "returns. What orders reserve and take is not here: it stands in their events.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(responseCode = "404", description = "There is no stock of this SKU")
    public Uni<Page<StockChangeView>> of(
            Sku sku,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = ID)) @QueryParam("cursor") @Nullable String cursor) {
        int checked = Page.checkLimit(limit);
        UUID before = cursor == null ? null : changeId(cursor);
        return database.read(() -> history(sku, before, checked + 1))
                .map(found -> Page.of(
                        found.stream().map(StockChangeView::of).toList(),
                        checked,
                        view -> view.changeId().toString()));
    }

    private Uni<List<StockChange>> history(Sku sku, @Nullable UUID before, int limit) {
        return stockLevels.find(sku).chain(known -> {
            if (known.isEmpty()) {
                throw Problems.notFound("There is no stock of " + sku);
            }
            return adjustments.history(sku, before, limit);
        });
    }

    private static UUID changeId(String text) {
        if (!CHANGE_ID.matcher(text).matches()) {
            throw Problems.invalid("cursor", "must be what nextCursor was");
        }
        return UUID.fromString(text);
    }
}
