package io.orderflow.notification.api;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.RecordedEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** The data of one server-sent event. */
@RegisterForReflection
public record EventView(OrderId orderId, String event, Instant at, String source, EventId eventId) {

    static EventView of(RecordedEvent event) {
        return new EventView(event.orderId(), event.event(), event.at(), event.source(), event.eventId());
    }
}
