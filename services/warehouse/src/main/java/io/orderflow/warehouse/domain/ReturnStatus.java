package io.orderflow.warehouse.domain;

/** How much of what a return announces has come. */
public enum ReturnStatus {
    EXPECTED,
    PARTIALLY_RECEIVED,
    RECEIVED
}
