package io.orderflow.inventory.domain;

import io.orderflow.inventory.domain.StockCommand.Adjust;
import io.orderflow.inventory.domain.StockCommand.Count;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;

/** Changes what is on hand. What is reserved is promised to customers, so it stays covered. */
public final class StockDecider implements Decider<StockLevel, StockCommand> {

    @Override
    public Decision<StockLevel> decide(StockLevel level, StockCommand command, Circumstances circumstances) {
        return switch (command) {
            case Count(var _, long onHand) -> count(level, onHand);
            case Adjust(var _, long delta) -> count(level, level.onHand() + delta);
        };
    }

    private static Decision<StockLevel> count(StockLevel level, long onHand) {
        if (onHand < level.reserved()) {
            return Decision.reject("onHand must not fall below what is reserved: " + level.reserved());
        }
        if (onHand > StockLevel.MOST) {
            return Decision.reject("onHand must be at most " + StockLevel.MOST);
        }
        return Decision.accept(new StockLevel(onHand, level.reserved()));
    }
}
