package io.orderflow.runtime.decision.former;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.decision.Cause;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts this service's events into envelopes: the one place where they get their ids and times. */
public final class Envelopes {

    private final String service;
    private final Clock clock;
    private final Supplier<UUID> ids;

    /** With a clock and ids of the caller's choice. */
    public Envelopes(String service, Clock clock, Supplier<UUID> ids) {
        this.service = service;
        this.clock = clock;
        this.ids = ids;
    }

    /** With the time of this machine and UUIDv7. */
    public static Envelopes of(String service) {
        return new Envelopes(service, Clock.systemUTC(), UuidV7::next);
    }

    /** The first event of an order. */
    public EventEnvelope first(@Nullable String traceparent, OrderEvent event) {
        return EventEnvelope.first(new EventId(ids.get()), service, clock.instant(), traceparent, event);
    }

    /** An event that another one caused. */
    public EventEnvelope causedBy(EventEnvelope cause, OrderEvent event) {
        return cause.caused(new EventId(ids.get()), service, clock.instant(), event);
    }

    /** An event that one before it caused, of which only the {@link Cause} is at hand. */
    public EventEnvelope causedBy(Cause cause, OrderEvent event) {
        return new EventEnvelope(
                new EventId(ids.get()),
                EventEnvelope.sourceOf(service),
                clock.instant(),
                cause.correlationId(),
                cause.eventId(),
                cause.traceparent(),
                event);
    }
}
