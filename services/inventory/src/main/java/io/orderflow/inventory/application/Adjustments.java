package io.orderflow.inventory.application;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.StockLevel;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What changed stock beside orders, and why. */
public interface Adjustments {

    /**
     * An adjustment that was made.
     *
     * @param author who made it; null if nobody told
     * @param after the stock level that it led to
     */
    record Made(UUID id, Instant at, @Nullable String author, Adjustment adjustment, StockLevel after) {}

    /**
     * Something else was counted than was known.
     *
     * @param author who counted
     * @param delta how much more it is
     * @param after the stock level that it led to
     */
    record Counted(UUID id, Instant at, String author, Sku sku, long delta, StockLevel after) {}

    /** The adjustment that this author used a key for. */
    Uni<Optional<Made>> findByKey(String author, String idempotencyKey);

    /** Stores an adjustment; false if its author used its key in another transaction that was faster. */
    Uni<Boolean> add(Made made);

    /** Stores a count. */
    Uni<Void> add(Counted counted);

    /** What happened to the stock of a SKU before another change, or until now, newest first; goods that came back, too. */
    Uni<List<StockChange>> history(Sku sku, @Nullable UUID before, int limit);
}
