package io.orderflow.warehouse.domain;

/** How far a task of packing has got. */
public enum TaskStatus {
    OPEN,
    CLAIMED,
    PACKED,
    CANCELLED
}
