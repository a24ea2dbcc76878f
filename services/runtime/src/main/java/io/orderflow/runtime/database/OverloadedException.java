package io.orderflow.runtime.database;

/** More work waits than its bound allows; the caller may come back later. */
public final class OverloadedException extends RuntimeException {

    /** With what is beyond which bound. */
    public OverloadedException(String reason) {
        super(reason);
    }
}
