package io.orderflow.checkout.persistence;

import io.orderflow.checkout.application.Products;
import io.orderflow.checkout.domain.Product;
import io.orderflow.events.value.Sku;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue in the table {@code products}. */
@ApplicationScoped
class ProductRepository implements Products, PanacheRepositoryBase<ProductEntity, String> {

    private static final String FIND = """
            select sku, name, price, currency, weight_grams from products where sku = any (cast($1 as text[]))
            """;

    private static final String PUT = """
            insert into products (sku, name, price, currency, weight_grams) values ($1, $2, $3, $4, $5)
            on conflict (sku) do update set name = excluded.name, price = excluded.price,
                                            currency = excluded.currency, weight_grams = excluded.weight_grams
            """;

    @Override
    public Uni<Map<Sku, Product>> find(Collection<Sku> skus) {
        return Rows.of(skus)
                .texts(Sku::value)
                .select(FIND, ProductEntity::of, entity -> new Sku(entity.sku), ProductEntity::toProduct);
    }

    @Override
    public Uni<List<Product>> list(@Nullable Sku after, int limit) {
        return find("sku > ?1", Sort.by("sku"), after == null ? "" : after.value())
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(ProductEntity::toProduct).toList());
    }

    @Override
    public Uni<Void> put(Product product) {
        return Sql.execute(
                        PUT,
                        product.sku().value(),
                        product.name(),
                        product.price().amount(),
                        product.price().currency(),
                        product.weightGrams())
                .replaceWithVoid();
    }
}
