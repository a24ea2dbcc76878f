package io.orderflow.warehouse.domain;

/** How far a task of packing has got. */
public enum Status {
    OPEN,
    CLAIMED,
    PACKED
}
