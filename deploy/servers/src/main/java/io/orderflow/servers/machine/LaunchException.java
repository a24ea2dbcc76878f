package io.orderflow.servers.machine;

/**
 * Something that the system needs is missing, taken or did not start. The message is written for the person in front of
 * the terminal: what is wrong and what to do next.
 */
public final class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
