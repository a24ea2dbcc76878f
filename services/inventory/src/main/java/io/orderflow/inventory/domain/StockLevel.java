package io.orderflow.inventory.domain;

import io.orderflow.events.value.Require;

/**
 * How much there is of one SKU.
 *
 * @param onHand units in the house, 0 to {@value #MOST}
 * @param reserved how many of them are set aside for orders
 */
public record StockLevel(long onHand, long reserved) {

    /** The most units of one SKU. */
    public static final long MOST = 1_000_000_000;

    /** What there is of a SKU that nobody has counted yet. */
    public static final StockLevel NONE = new StockLevel(0, 0);

    public StockLevel {
        Require.between(onHand, "onHand", 0, MOST);
        Require.between(reserved, "reserved", 0, onHand);
    }

    /** Units that can be reserved. */
    public long available() {
        return onHand - reserved;
    }

    StockLevel reserve(int quantity) {
        return new StockLevel(onHand, reserved + quantity);
    }

    StockLevel release(int quantity) {
        return new StockLevel(onHand, reserved - quantity);
    }

    /** What is packed is neither on hand nor reserved any more. */
    StockLevel pack(int quantity) {
        return new StockLevel(onHand - quantity, reserved - quantity);
    }

    StockLevel restock(int quantity) {
        return new StockLevel(onHand + quantity, reserved);
    }
}
