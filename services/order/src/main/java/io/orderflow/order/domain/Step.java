package io.orderflow.order.domain;

import io.orderflow.events.value.Code;

/** What an order may wait for, in the order of its course. */
public enum Step {
    /** {@code OrderCreated}: it is late, and others came before it. */
    ORDER,
    /** The word of inventory. */
    STOCK,
    /** The word of payment. */
    PAYMENT,
    /** A carrier and a label. */
    SHIPMENT,
    /** People who pack. */
    PACKING,
    /** The carrier, who takes what is packed. */
    HANDOVER,
    /** The money for a fulfilled order. */
    CAPTURE,
    /** The stock of a rejected order, which is to be free again. */
    RELEASE;

    /** The word for it in {@code OrderDelayed}. */
    public Code code() {
        return new Code(name());
    }

    /** Whether people take the time that they need: there is nothing to ask for. */
    boolean isWithPeople() {
        return this == PACKING;
    }
}
