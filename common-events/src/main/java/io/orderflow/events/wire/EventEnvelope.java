package io.orderflow.events.wire;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event with its attributes (CloudEvents 1.0).
 *
 * @param id unique, a UUIDv7
 * @param source the publishing service as a URI-reference: {@code /orderflow/<service>}
 * @param time when it happened, in the years 1970 to 9999, cut to microseconds, as PostgreSQL keeps them
 * @param correlationId the id of the order's first event
 * @param causationId the id of the event that caused this one; null on the first
 * @param traceparent W3C Trace Context, if the event belongs to a trace
 */
public record EventEnvelope(
        EventId id,
        String source,
        Instant time,
        EventId correlationId,
        @Nullable EventId causationId,
        @Nullable String traceparent,
        OrderEvent event) {

    private static final String SOURCE_PREFIX = "/orderflow/";
    private static final int MAX_SERVICE = 63;
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    public EventEnvelope {
        Require.present(id, "id");
        Require.present(source, "source");
        Require.that(source.startsWith(SOURCE_PREFIX), "source must be " + SOURCE_PREFIX + "<service>");
        Require.token(source.substring(SOURCE_PREFIX.length()), "source after " + SOURCE_PREFIX, MAX_SERVICE, "-");
        Require.present(time, "time");
        Require.that(!time.isBefore(Instant.EPOCH) && time.isBefore(END), "time must be in the years 1970 to 9999");
        time = time.truncatedTo(ChronoUnit.MICROS);
        Require.present(correlationId, "correlationId");
        Require.that(
                traceparent == null || Traceparent.isValid(traceparent), "traceparent must be as in W3C Trace Context");
        Require.present(event, "event");
    }

    /** The first event of an order: correlated with itself, caused by none. An invalid traceparent is dropped. */
    public static EventEnvelope first(
            EventId id, String service, Instant time, @Nullable String traceparent, OrderEvent event) {
        return new EventEnvelope(id, sourceOf(service), time, id, null, Traceparent.orNull(traceparent), event);
    }

    /** A new event that this one caused: same correlation, same trace. */
    public EventEnvelope caused(EventId id, String service, Instant time, OrderEvent event) {
        return new EventEnvelope(id, sourceOf(service), time, correlationId, this.id, traceparent, event);
    }

    /** The source that a service's events have: {@code /orderflow/checkout}. */
    public static String sourceOf(String service) {
        return SOURCE_PREFIX + service;
    }

    /** The publishing service: {@code checkout}. */
    public String service() {
        return source.substring(SOURCE_PREFIX.length());
    }
}
