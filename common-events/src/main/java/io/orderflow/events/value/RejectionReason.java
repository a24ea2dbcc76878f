package io.orderflow.events.value;

/** Why an order will not be fulfilled. */
public enum RejectionReason {
    /** Inventory could not reserve all of it. */
    OUT_OF_STOCK,
    /** The payment was declined. */
    PAYMENT_DECLINED
}
