package io.orderflow.checkout.application;

import io.orderflow.checkout.domain.Product;
import io.orderflow.events.value.Sku;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue. */
public interface Products {

    /** Those of the named products that exist. */
    Uni<Map<Sku, Product>> find(Collection<Sku> skus);

    /** The products after a SKU, or from the first, in the order of SKUs. */
    Uni<List<Product>> list(@Nullable Sku after, int limit);

    /** Adds a product or replaces it. */
    Uni<Void> put(Product product);
}
