package io.orderflow.endtoend.shop;

/** What came of the wish to stop an order, as whoever had it was told at once. */
public enum Wish {
    /** Nobody had it. */
    NONE,
    CANCELLED,
    /** Who has the parcel is asked. */
    REQUESTED,
    /** It was too late, or there was nothing to stop. */
    REFUSED;

    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    static Wish answered(Http.Answer answer) {
        return switch (answer.status()) {
            case OK -> CANCELLED;
            case ACCEPTED -> REQUESTED;
            case CONFLICT -> REFUSED;
            default ->
                throw new IllegalStateException(
                        "A cancellation was answered %s: %s".formatted(answer.status(), answer.body()));
        };
    }

    /** Whether an order may end as cancelled after it. */
    boolean allowsCancelled() {
        return this == CANCELLED || this == REQUESTED;
    }
}
