package io.orderflow.events.wire;

/** What came out of a message. */
public sealed interface Decoded {

    /** An event of a kind that this version knows. */
    record Known(EventEnvelope envelope) implements Decoded {}

    /** An event of a kind that this version does not know: skip it. */
    record UnknownType(String type) implements Decoded {}
}
