package io.orderflow.runtime.nats.consume;

/** The service has yet to read what it knew before its database was restored; the caller may come back later. */
public final class StillReadingException extends RuntimeException {

    /** Of this service. */
    public StillReadingException() {
        super("the service has yet to read again what it knew");
    }
}
