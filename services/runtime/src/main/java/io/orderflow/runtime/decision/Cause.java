package io.orderflow.runtime.decision;

import io.orderflow.events.value.EventId;
import io.orderflow.events.wire.EventEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of an event, so that another one can tell later that it was caused by this one.
 *
 * @param traceparent W3C Trace Context, if the event belonged to a trace
 */
public record Cause(
        EventId eventId, EventId correlationId, @Nullable String traceparent) {

    /** Of a beginning, which nothing has caused: an order's first event, or what somebody wants of his own accord. */
    public static Cause own(EventId id) {
        return new Cause(id, id, null);
    }

    /** Of an event that came in. */
    public static Cause of(EventEnvelope event) {
        return new Cause(event.id(), event.correlationId(), event.traceparent());
    }
}
