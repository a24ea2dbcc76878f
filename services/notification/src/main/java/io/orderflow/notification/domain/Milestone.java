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
    REFUNDED("has a refund"),
    RETURN_APPROVED("has a return that you may send"),
    RETURN_REJECTED("has a return that we cannot accept"),
    RETURN_RECEIVED("has a return that has arrived"),
    RETURN_EXPIRED("has a return whose time is over");

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
        return switch (this) {
            case REFUNDED, RETURN_APPROVED, RETURN_REJECTED, RETURN_RECEIVED, RETURN_EXPIRED -> true;
            case RECEIVED,
                    CONFIRMED,
                    PREPARED,
                    PACKED,
                    FULFILLED,
                    REJECTED,
                    ACTION_REQUIRED,
                    PAY_AGAIN,
                    CANCELLATION_REFUSED,
                    CANCELLED -> false;
        };
    }

    /** What one says of an order at this step: "has been received". */
    public String predicate() {
        return predicate;
    }
}
