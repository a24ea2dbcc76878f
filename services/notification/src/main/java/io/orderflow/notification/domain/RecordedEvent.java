package io.orderflow.notification.domain;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, as this service has recorded it.
 *
 * @param event the event's name
 * @param source the service that published it
 * @param at when it happened
 * @param owner whose order it is, as its {@code OrderCreated} told
 * @param position grows with each recording, with gaps; two that are recorded at once may become visible the other way
 *     round
 */
public record RecordedEvent(
        OrderId orderId,
        EventId eventId,
        String event,
        String source,
        Instant at,
        @Nullable Owner owner,
        long position) {

    /** The order in which a story is told: by time, and what happened at the same time as it was recorded. */
    public static final Comparator<RecordedEvent> BY_TIME =
            Comparator.comparing(RecordedEvent::at).thenComparingLong(RecordedEvent::position);
}
