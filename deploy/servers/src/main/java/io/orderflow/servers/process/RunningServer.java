package io.orderflow.servers.process;

/** A real server that is one process, and what becomes of it. */
public interface RunningServer extends AutoCloseable {

    /** The process behind it, for supervision and for what tests do to it. */
    ManagedProcess process();

    /** Starts it again, on the same port and with what it has stored, and waits until it answers. */
    void restart();

    /** Ends it with SIGKILL, as a crash would. */
    default void kill() {
        process().kill();
    }

    /** Freezes it: connections stay open, nobody answers. */
    default void pause() {
        process().pause();
    }

    /** Lets it go on. */
    default void resume() {
        process().resume();
    }

    /** Ends it in good order (clients are disconnected); {@link #restart()} brings it back. */
    default void stop() {
        process().stop();
    }

    /** Ends it in good order and gives up what it holds. */
    @Override
    void close();
}
