package io.orderflow.inventory.api;

import io.orderflow.events.value.Sku;
import io.orderflow.inventory.application.StockLevels;
import io.orderflow.inventory.domain.StockLevel;

/**
 * The stock of one SKU as clients see it.
 *
 * @param onHand units in the house
 * @param reserved how many of them are set aside for orders
 * @param available how many of them can be ordered
 */
public record StockView(Sku sku, long onHand, long reserved, long available) {

    static StockView of(Sku sku, StockLevel level) {
        return new StockView(sku, level.onHand(), level.reserved(), level.available());
    }

    static StockView of(StockLevels.Entry entry) {
        return of(entry.sku(), entry.level());
    }
}
