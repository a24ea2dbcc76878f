package io.orderflow.order.domain;

/** How far an order has got, in the order in which it gets there; REJECTED is the other end. */
public enum Status {
    CREATED,
    RESERVED,
    PROCESSED,
    PREPARED,
    PACKED,
    FULFILLED,
    REJECTED;

    /** Whether an order stays as it is from here on. */
    public boolean isEnd() {
        return this == FULFILLED || this == REJECTED;
    }

    boolean isBefore(Status other) {
        return compareTo(other) < 0;
    }
}
