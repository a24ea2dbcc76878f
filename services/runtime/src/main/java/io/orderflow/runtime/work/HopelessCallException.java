package io.orderflow.runtime.work;

import io.orderflow.events.value.Code;

/**
 * A call cannot succeed as things are: nothing has happened outside, and nothing will before somebody changes something,
 * such as the configuration. It is made again after longer and longer pauses, and whenever an instance starts.
 */
public final class HopelessCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * Says why.
     *
     * @param reason a word for metrics, one of few
     * @param message a sentence for the log, without anything that is secret or personal
     */
    public HopelessCallException(Code reason, String message) {
        super(message);
        this.reason = reason.value();
    }

    /** The word for metrics. */
    public Code reason() {
        return new Code(reason);
    }
}
