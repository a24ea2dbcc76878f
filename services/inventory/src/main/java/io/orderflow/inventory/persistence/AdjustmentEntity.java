package io.orderflow.inventory.persistence;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.Adjustment;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.inventory.domain.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code adjustments}. */
@Entity
@Table(name = "adjustments")
class AdjustmentEntity {

    @Id
    UUID id;

    String sku;
    long delta;

    @Nullable String reason;

    Instant at;

    @Nullable String author;

    /** The caller's, of those that are in {@link #callersKey} now: of versions before V102. */
    @Nullable String idempotencyKey;

    @Nullable String callersKey;

    long onHand;
    long reserved;

    /** Only what somebody has adjusted has a key. */
    Adjustments.Made toMade() {
        return new Adjustments.Made(
                id,
                at,
                author,
                new Adjustment(
                        new Sku(sku),
                        delta,
                        Objects.requireNonNull(reason),
                        callersKey == null ? idempotencyKey : callersKey),
                new StockLevel(onHand, reserved));
    }
}
