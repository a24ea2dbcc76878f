package io.orderflow.checkout.api;

import io.orderflow.checkout.application.Products;
import io.orderflow.checkout.domain.Product;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.Sku;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.http.Page;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Roles;
import io.orderflow.runtime.http.rate.LimitedByAddress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue. */
@Path("/products")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProductsResource {

    private final Products products;
    private final Database database;

    ProductsResource(Products products, Database database) {
        this.products = products;
        this.database = database;
    }

    /**
     * A product without its SKU, which the path has.
     *
     * @param weightGrams of one unit
     */
    public record ProductDescription(String name, Money price, int weightGrams) {

        Product of(Sku sku) {
            try {
                return new Product(sku, name, price, weightGrams);
            } catch (IllegalArgumentException violated) {
                throw Problems.invalid("body", String.valueOf(violated.getMessage()));
            }
        }
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Path("/{sku}")
    @Operation(
            operationId = "putProduct",
            summary = "Add a product, or replace it; orders that are placed already keep their prices")
    public Uni<Product> put(Sku sku, @Nullable ProductDescription description) {
        Product product = Problems.body(description).of(sku);
        return database.write(() -> products.put(product)).replaceWith(product);
    }

    @GET
    @PermitAll
    @LimitedByAddress
    @Operation(operationId = "listProducts", summary = "List the products in the order of their SKUs")
    @APIResponse(responseCode = "200", description = "A page of products")
    @APIResponse(responseCode = "429", description = LimitedByAddress.REFUSAL)
    public Uni<Page<Product>> list(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable Sku cursor) {
        int checked = Page.checkLimit(limit);
        return database.read(() -> products.list(cursor, checked + 1))
                .map(found -> Page.of(found, checked, product -> product.sku().value()));
    }
}
