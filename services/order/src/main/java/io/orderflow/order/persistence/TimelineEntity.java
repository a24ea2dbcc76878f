package io.orderflow.order.persistence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code timeline}. */
@Entity
@Table(name = "timeline")
@IdClass(TimelineEntity.Key.class)
class TimelineEntity {

    record Key(UUID orderId, UUID eventId) {}

    @Id
    UUID orderId;

    @Id
    UUID eventId;

    String event;
    Instant at;
    String source;
}
