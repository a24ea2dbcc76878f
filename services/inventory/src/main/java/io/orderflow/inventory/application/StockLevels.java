package io.orderflow.inventory.application;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.StockLevel;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of all SKUs. Whoever locks reservations too locks them first, and all stock at once. */
public interface StockLevels {

    /** The stock of one SKU. */
    record Entry(Sku sku, StockLevel level) {}

    /** Loads those of the levels that exist, and locks them until the transaction ends. */
    Uni<Map<Sku, StockLevel>> lock(Collection<Sku> skus);

    /** Begins with nothing of those SKUs of which there is no level yet. */
    Uni<Void> begin(Collection<Sku> skus);

    /** Stores levels that are locked. */
    Uni<Void> update(Map<Sku, StockLevel> levels);

    /** One level. */
    Uni<Optional<Entry>> find(Sku sku);

    /** Those of the levels that exist, in one look. */
    Uni<Map<Sku, StockLevel>> find(Collection<Sku> skus);

    /** The levels after a SKU, or from the first, in the order of SKUs. */
    Uni<List<Entry>> list(@Nullable Sku after, int limit);
}
