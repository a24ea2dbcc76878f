package io.orderflow.inventory.domain;

import io.orderflow.runtime.decision.Decision;

/** Changes what is on hand. What is reserved is promised to customers, so it stays covered. */
public final class StockDecider {

    private StockDecider() {}

    /** Decides on what somebody has counted. */
    public static Decision<StockLevel> count(StockLevel level, long onHand) {
        if (onHand < level.reserved()) {
            return Decision.reject("onHand must not fall below what is reserved: " + level.reserved());
        }
        if (onHand > StockLevel.MOST) {
            return Decision.reject("onHand must be at most " + StockLevel.MOST);
        }
        return Decision.accept(new StockLevel(onHand, level.reserved()));
    }

    /** Decides on units that came, or are gone. */
    public static Decision<StockLevel> adjust(StockLevel level, long delta) {
        return count(level, level.onHand() + delta);
    }
}
