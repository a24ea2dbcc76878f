package io.orderflow.runtime.lifecycle;

/** The order in which a stopping service lets go: no new events, then what is running, then the connection. */
public final class ShutdownOrder {

    /** Incoming channels stop fetching. */
    public static final int CHANNELS = 100;

    /** Calls of the outside are begun no more, and those under way are finished. */
    public static final int CALLS = 150;

    /** What waits to be published or recorded is finished. */
    public static final int OUTBOX = 200;

    /** The connection closes. */
    public static final int CONNECTION = 300;

    private ShutdownOrder() {}
}
