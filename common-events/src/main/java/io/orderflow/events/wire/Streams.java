package io.orderflow.events.wire;

/** The JetStream streams. */
public final class Streams {

    /** All events of all orders. */
    public static final String ORDERS = "ORDERS";
    /** What {@link #ORDERS} takes in. */
    public static final String ORDERS_SUBJECTS = "orders.>";
    /** The messages that a service could not process. */
    public static final String DEAD_LETTERS = "DEAD_LETTERS";
    /** What {@link #DEAD_LETTERS} takes in. */
    public static final String DEAD_LETTERS_SUBJECTS = "dead-letters.>";

    private Streams() {}
}
