package io.orderflow.inventory.application;

import io.orderflow.inventory.domain.StockLevel;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
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

    /** The adjustment that a key was used for. */
    Uni<Optional<Made>> findByKey(String idempotencyKey);

    /** Stores an adjustment; false if its key was used by another transaction that was faster. */
    Uni<Boolean> add(Made made);
}
