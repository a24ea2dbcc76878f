package io.orderflow.order.domain;

import io.orderflow.order.domain.Parcel.Stage;

/** How far an order has got, in the order in which it gets there; REJECTED and CANCELLED are the other ends. */
public enum Status {
    CREATED,
    RESERVED,
    PROCESSED,
    PREPARED,
    PACKED,
    FULFILLED,
    REJECTED,
    CANCELLED;

    /** Of an order of which the request is known. What comes later was not possible without what comes before. */
    static Status of(Order order) {
        return switch (order.ending()) {
            case Ending.Fulfilled() -> FULFILLED;
            case Ending.Rejected _ -> REJECTED;
            case Ending.Cancelled _ -> CANCELLED;
            case Ending.None() -> of(order.stock(), order.parcels());
        };
    }

    private static Status of(Stock stock, Parcels parcels) {
        if (parcels.haveOneAtLeast(Stage.PACKED)) {
            return PACKED;
        }
        if (parcels.haveOneAtLeast(Stage.PREPARED)) {
            return PREPARED;
        }
        if (parcels.areAsked()) {
            return PROCESSED;
        }
        return stock.isGranted() ? RESERVED : CREATED;
    }

    /** Whether an order stays as it is from here on. */
    public boolean isEnd() {
        return this == FULFILLED || this == REJECTED || this == CANCELLED;
    }

    /** Whether it is reached earlier, on the way of an order that is fulfilled. */
    public boolean isBefore(Status other) {
        return compareTo(other) < 0;
    }
}
