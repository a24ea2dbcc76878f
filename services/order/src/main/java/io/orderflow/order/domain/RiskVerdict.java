package io.orderflow.order.domain;

/** What an assessor makes of an order. */
public enum RiskVerdict {
    /** It may go on. */
    CLEAR,
    /** Somebody has to look at it first. */
    REVIEW
}
