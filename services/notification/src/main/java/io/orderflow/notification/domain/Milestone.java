package io.orderflow.notification.domain;

/** A step of an order that its customer is told of, in the order in which they come; REJECTED is the other end. */
public enum Milestone {
    RECEIVED("has been received"),
    CONFIRMED("is confirmed"),
    PREPARED("is being packed"),
    PACKED("is packed"),
    FULFILLED("is on its way"),
    REJECTED("cannot be fulfilled");

    private final String predicate;

    Milestone(String predicate) {
        this.predicate = predicate;
    }

    /** What one says of an order at this step: "has been received". */
    public String predicate() {
        return predicate;
    }
}
