package io.orderflow.inventory.application;

import io.orderflow.events.value.Require;
import io.orderflow.events.value.Sku;
import io.orderflow.inventory.domain.StockLevel;
import org.jspecify.annotations.Nullable;

/**
 * Units that came, or are gone, without an order: a delivery, a return, breakage.
 *
 * @param delta how many, negative when they are gone; not 0
 * @param reason why, 1 to 200 characters
 * @param idempotencyKey the client's, if it sent one
 */
public record Adjustment(
        Sku sku, long delta, String reason, @Nullable String idempotencyKey) {

    public Adjustment {
        Require.present(sku, "sku");
        Require.between(delta, "delta", -StockLevel.MOST, StockLevel.MOST);
        Require.that(delta != 0, "delta must not be 0");
        Require.text(reason, "reason", 200);
    }

    /** What became of a change of stock. */
    public sealed interface Result {

        /** The stock has changed. */
        record Changed(StockLevel level) implements Result {}

        /** The same adjustment was made before under the same key, and led to this. */
        record Replayed(StockLevel level) implements Result {}

        /** The key was used for another adjustment. */
        record KeyReused() implements Result {}

        /** There is no stock level of this SKU. */
        record Unknown() implements Result {}

        /** The stock does not allow it. */
        record Refused(String reason) implements Result {}
    }
}
