package io.orderflow.notification.persistence;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.notification.domain.RecordedEvent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code order_events}. */
@Entity
@Table(name = "order_events")
@IdClass(OrderEventEntity.Key.class)
class OrderEventEntity {

    record Key(UUID orderId, UUID eventId) {}

    @Id
    UUID orderId;

    @Id
    UUID eventId;

    String event;
    String source;
    Instant at;

    /** Of OrderCreated alone. */
    @Nullable String customerId;

    /** Likewise. */
    @Nullable String channel;

    long position;

    /** From the columns in the order in which they are declared. */
    static OrderEventEntity of(@Nullable Object[] columns) {
        OrderEventEntity entity = new OrderEventEntity();
        entity.orderId = (UUID) columns[0];
        entity.eventId = (UUID) columns[1];
        entity.event = (String) columns[2];
        entity.source = (String) columns[3];
        entity.at = ((OffsetDateTime) columns[4]).toInstant();
        entity.customerId = (String) columns[5];
        entity.channel = (String) columns[6];
        entity.position = (Long) columns[7];
        return entity;
    }

    RecordedEvent toEvent() {
        return new RecordedEvent(
                new OrderId(orderId), new EventId(eventId), event, source, at, Owner.of(customerId, channel), position);
    }
}
