package io.orderflow.runtime.nats.connection;

import io.nats.client.Connection;
import java.io.IOException;

/** Hears of each connection to NATS, on a virtual thread that may block. */
@FunctionalInterface
public interface ConnectionObserver {

    /**
     * A connection stands: the first, or a new one after a break.
     *
     * @throws IOException when the server does not answer; the caller logs it, the watch tries again
     */
    void connected(Connection connection) throws IOException, InterruptedException;

    /** The connection broke: what was under way on it gets no answer. Called on a thread of jnats. */
    default void disconnected() {}
}
