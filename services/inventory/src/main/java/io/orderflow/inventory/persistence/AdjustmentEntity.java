package io.orderflow.inventory.persistence;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.Adjustment;
import io.orderflow.inventory.application.Adjustments;
import io.orderflow.inventory.domain.StockLevel;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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
    String reason;
    Instant at;

    @Nullable String author;

    @Nullable String idempotencyKey;

    long onHand;
    long reserved;

    Adjustments.Made toMade() {
        return new Adjustments.Made(
                id,
                at,
                author,
                new Adjustment(new Sku(sku), delta, reason, idempotencyKey),
                new StockLevel(onHand, reserved));
    }
}
