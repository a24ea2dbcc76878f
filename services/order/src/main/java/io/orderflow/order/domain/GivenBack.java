package io.orderflow.order.domain;

import io.orderflow.events.value.Money;
import java.util.EnumSet;
import java.util.Set;

/**
 * What goes back, once an order is paid or with its customer: money to the customer, goods to the shop, and what a bank takes.
 *
 * @param refunds the money
 * @param returns the goods
 * @param chargebacks the money for which nobody was asked
 */
public record GivenBack(Refunds refunds, Returns returns, Chargebacks chargebacks) {

    /** Of an order that stays as it is. */
    public static final GivenBack NOTHING = new GivenBack(Refunds.NONE, Returns.NONE, Chargebacks.NONE);

    /** What is there to be given back: what was captured, without what went back, what is promised and what a bank took. */
    Money left(Money captured) {
        Money left = refunds.left(captured);
        return new Money(Math.max(0, left.amount() - chargebacks.amount()), left.currency());
    }

    /** What is still to come of it, in the order in which an order waits for it. */
    Set<Step> missing() {
        Set<Step> missing = EnumSet.noneOf(Step.class);
        if (refunds.areOpen()) {
            missing.add(Step.REFUND);
        }
        if (returns.areOnTheirWayToTheShelf()) {
            missing.add(Step.RESTOCK);
        }
        if (returns.areUndecided()) {
            missing.add(Step.RETURN_DECISION);
        }
        if (returns.nextExpiry().isPresent()) {
            missing.add(Step.RETURN);
        }
        return missing;
    }
}
