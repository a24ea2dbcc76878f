package io.orderflow.runtime.decision;

/**
 * What somebody wants of an order or a part of it, or tells about it: an event that was heard, an answer of the outside,
 * what a person asks for, a deadline. Each service has its own, sealed.
 */
public interface Command {

    /** What the log calls it: a kind, nothing that is secret or personal. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** What it is about, as the log says it: {@code orderId=…}. */
    String about();
}
