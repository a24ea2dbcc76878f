package io.orderflow.order.domain;

/**
 * What goes back, once an order is paid or with its customer: money to the customer, goods to the shop.
 *
 * @param refunds the money
 * @param returns the goods
 */
public record GivenBack(Refunds refunds, Returns returns) {

    /** Of an order that stays as it is. */
    public static final GivenBack NOTHING = new GivenBack(Refunds.NONE, Returns.NONE);

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
