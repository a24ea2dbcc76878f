package io.orderflow.inventory.domain;

import io.orderflow.events.value.Sku;
import io.orderflow.runtime.decision.Command;

/** What people want of what is on hand of a SKU. */
public sealed interface StockCommand extends Command {

    /** What it is about. */
    Sku sku();

    @Override
    default String about() {
        return "sku=" + sku();
    }

    /** Somebody has counted so many units. */
    record Count(Sku sku, long onHand) implements StockCommand {}

    /** So many units came, or are gone, if it is negative. */
    record Adjust(Sku sku, long delta) implements StockCommand {}
}
