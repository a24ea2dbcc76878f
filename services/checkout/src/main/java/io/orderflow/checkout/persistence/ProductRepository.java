package io.orderflow.checkout.persistence;

import io.orderflow.checkout.application.Products;
import io.orderflow.checkout.domain.Product;
import io.orderflow.events.value.Sku;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue in the table {@code products}. */
@ApplicationScoped
class ProductRepository implements Products, PanacheRepositoryBase<ProductEntity, String> {

    @Override
    public Uni<Map<Sku, Product>> find(Collection<Sku> skus) {
        return list("sku in ?1", skus.stream().map(Sku::value).toList()).map(found -> found.stream()
                .map(ProductEntity::toProduct)
                .collect(Collectors.toMap(Product::sku, product -> product)));
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
        return getSession()
                .chain(session -> session.merge(ProductEntity.of(product)))
                .replaceWithVoid();
    }
}
