package io.orderflow.warehouse.persistence;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.Status;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code pack_tasks}. */
@Entity
@Table(name = "pack_tasks")
class PackTaskEntity {

    @Id
    UUID shipmentId;

    UUID orderId;

    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable String worker;

    Instant createdAt;

    @Nullable Instant claimedAt;

    @Nullable Instant packedAt;

    String causeHeaders;
    String causeBody;

    /** From the columns in the order in which they are declared. */
    static PackTaskEntity of(@Nullable Object[] columns) {
        PackTaskEntity entity = new PackTaskEntity();
        entity.shipmentId = (UUID) columns[0];
        entity.orderId = (UUID) columns[1];
        entity.status = Status.valueOf((String) columns[2]);
        entity.worker = (String) columns[3];
        entity.createdAt = ((OffsetDateTime) columns[4]).toInstant();
        entity.claimedAt = instant((OffsetDateTime) columns[5]);
        entity.packedAt = instant((OffsetDateTime) columns[6]);
        entity.causeHeaders = (String) columns[7];
        entity.causeBody = (String) columns[8];
        return entity;
    }

    /** All but the cause, which never changes. */
    static PackTaskEntity of(PackTask task) {
        return switch (task) {
            case PackTask.Unknown() -> throw new IllegalArgumentException("there is nothing to store");
            case PackTask.Open(var shipment, var createdAt) -> of(shipment, Status.OPEN, createdAt, null, null, null);
            case PackTask.Claimed(var shipment, var createdAt, var worker, var claimedAt) ->
                of(shipment, Status.CLAIMED, createdAt, worker, claimedAt, null);
            case PackTask.Packed(var shipment, var createdAt, var worker, var claimedAt, var packedAt) ->
                of(shipment, Status.PACKED, createdAt, worker, claimedAt, packedAt);
        };
    }

    PackTaskEntity with(EventEnvelope cause) {
        EventJson json = EventJson.of(cause);
        causeHeaders = json.headers();
        causeBody = json.body();
        return this;
    }

    ShipmentId id() {
        return new ShipmentId(shipmentId);
    }

    EventEnvelope cause() {
        return new EventJson(causeHeaders, causeBody).read();
    }

    PackTask toTask() {
        ShipmentPrepared shipment = (ShipmentPrepared) cause().event();
        return switch (status) {
            case OPEN -> new PackTask.Open(shipment, createdAt);
            case CLAIMED -> new PackTask.Claimed(shipment, createdAt, present(worker), present(claimedAt));
            case PACKED ->
                new PackTask.Packed(shipment, createdAt, present(worker), present(claimedAt), present(packedAt));
        };
    }

    private static PackTaskEntity of(
            ShipmentPrepared shipment,
            Status status,
            Instant createdAt,
            @Nullable String worker,
            @Nullable Instant claimedAt,
            @Nullable Instant packedAt) {
        PackTaskEntity entity = new PackTaskEntity();
        entity.shipmentId = shipment.shipmentId().value();
        entity.orderId = shipment.orderId().value();
        entity.status = status;
        entity.createdAt = createdAt;
        entity.worker = worker;
        entity.claimedAt = claimedAt;
        entity.packedAt = packedAt;
        return entity;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
