package io.orderflow.inventory.api;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.AvailabilityConfiguration;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.rate.LimitedByAddress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** What a shop's pages ask: everybody may know it, and caches may keep it (RFC 9111). */
@Path("/availability")
@Produces(MediaType.APPLICATION_JSON)
public class AvailabilityResource {

    private static final int MOST = 50;

    private final StockLevels stockLevels;
    private final Database database;
    private final AvailabilityConfiguration configuration;

    AvailabilityResource(StockLevels stockLevels, Database database, AvailabilityConfiguration configuration) {
        this.stockLevels = stockLevels;
        this.database = database;
        this.configuration = configuration;
    }

    @GET
    @PermitAll
    @LimitedByAddress
    @Operation(
            operationId = "getAvailability",
            summary = "Whether SKUs can be ordered",
            description =
                    "IN_STOCK, LOW (few are left), OUT_OF_STOCK, or UNKNOWN where there is no such SKU; never how many. It "
                            + "may be as old as Cache-Control allows, and promises nothing: an order reserves what there is "
                            + "when it is carried out. Who names SKUs in one order, such as the alphabet's, finds more of "
                            + "them in caches.")
    @APIResponse(
            responseCode = "200",
            description = "One entry for each SKU, in the order in which they were first named",
            content = @Content(schema = @Schema(implementation = AvailabilityView.class)),
            headers = {
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Cache-Control", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "What If-None-Match names is still so")
    @APIResponse(responseCode = "400", description = "No SKU, more than 50, or something that is none")
    @APIResponse(responseCode = "429", description = LimitedByAddress.REFUSAL)
    public Uni<RestResponse<AvailabilityView>> of(
            @Parameter(
                            required = true,
                            description = "1 to 50 of them: sku=LAMP&sku=BULB",
                            schema =
                                    @Schema(
                                            type = SchemaType.ARRAY,
                                            implementation = Sku.class,
                                            minItems = 1,
                                            maxItems = MOST))
                    @QueryParam("sku")
                    List<Sku> skus,
            @Parameter(
                            description = "The ETag of an earlier answer to the same question",
                            schema = @Schema(type = SchemaType.STRING))
                    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
                    @Nullable String known) {
        if (skus.isEmpty() || skus.size() > MOST) {
            throw Problems.invalid("sku", "must be given 1 to " + MOST + " times");
        }
        Set<Sku> asked = new LinkedHashSet<>(skus);
        return database.read(() -> stockLevels.find(asked))
                .map(levels -> answer(AvailabilityView.of(asked, levels, configuration.lowAt()), known));
    }

    /** The tag is a weak one: it says that the same is told, not that it is written the same. */
    private RestResponse<AvailabilityView> answer(AvailabilityView view, @Nullable String known) {
        EntityTag tag = new EntityTag(view.tag(), true);
        return (isAmong(known, tag)
                        ? ResponseBuilder.<AvailabilityView>notModified(tag)
                        : ResponseBuilder.ok(view).tag(tag))
                .header(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + configuration.maxAge().toSeconds())
                .build();
    }

    /** As RFC 9110, 13.1.2, compares them: whether one is weak does not matter. Quarkus REST thinks that it does. */
    private static boolean isAmong(@Nullable String known, EntityTag tag) {
        String opaque = '"' + tag.getValue() + '"';
        return known != null
                && Stream.of(known.split(",", -1))
                        .map(String::strip)
                        .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                        .anyMatch(each -> each.equals(opaque) || each.equals("*"));
    }
}
