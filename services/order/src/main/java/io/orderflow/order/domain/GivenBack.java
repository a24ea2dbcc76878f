package io.orderflow.order.domain;

import io.orderflow.events.value.Money;

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

    /** Whether what an order waits for is something of this, and still missing. */
    boolean lacks(Step step) {
        return switch (step) {
            case REFUND -> refunds.areOpen();
            case RESTOCK -> returns.areOnTheirWayToTheShelf();
            case RETURN_DECISION -> returns.areUndecided();
            case RETURN -> returns.nextExpiry().isPresent();
            case ORDER,
                    STOCK,
                    PAYMENT,
                    CUSTOMER,
                    ASSESSMENT,
                    HOLD,
                    SHIPMENT,
                    PACKING,
                    HANDOVER,
                    CAPTURE,
                    RELEASE,
                    CANCELLATION,
                    VOID -> false;
        };
    }
}
