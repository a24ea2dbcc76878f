package io.orderflow.notification.domain;

/** A step of an order that its customer is told of. */
public enum Milestone {
    RECEIVED("has been received"),
    CONFIRMED("is confirmed"),
    PREPARED("is being packed"),
    PACKED("is packed"),
    FULFILLED("is on its way"),
    REJECTED("cannot be fulfilled"),
    ACTION_REQUIRED("needs you to confirm its payment"),
    PAY_AGAIN("could not be paid"),
    CANCELLATION_REFUSED("cannot be cancelled any more"),
    CANCELLED("is cancelled"),
    REFUNDED("has a refund");

    private final String predicate;

    Milestone(String predicate) {
        this.predicate = predicate;
    }

    /** Whether nothing comes after it. */
    public boolean isEnd() {
        return this == FULFILLED || this == REJECTED || this == CANCELLED;
    }

    /** Whether it may come long after the end, when nobody knows any more whom to tell. */
    public boolean mayComeAfterTheEnd() {
        return this == REFUNDED;
    }

    /** What one says of an order at this step: "has been received". */
    public String predicate() {
        return predicate;
    }
}
