package io.orderflow.warehouse.persistence;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.warehouse.domain.Assignment;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.TaskStatus;
import io.orderflow.warehouse.domain.Worker;
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
    TaskStatus status;

    @Nullable String worker;

    @Nullable String workerName;

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
        entity.status = TaskStatus.valueOf((String) columns[2]);
        entity.worker = (String) columns[3];
        entity.workerName = (String) columns[4];
        entity.createdAt = ((OffsetDateTime) columns[5]).toInstant();
        entity.claimedAt = instant((OffsetDateTime) columns[6]);
        entity.packedAt = instant((OffsetDateTime) columns[7]);
        entity.causeHeaders = (String) columns[8];
        entity.causeBody = (String) columns[9];
        return entity;
    }

    static PackTaskEntity of(PackTask task) {
        return switch (task) {
            case PackTask.Unknown() -> throw new IllegalArgumentException("there is nothing to store");
            case PackTask.Open(var assignment, var createdAt) ->
                of(assignment, TaskStatus.OPEN, createdAt, null, null, null);
            case PackTask.Claimed(var assignment, var createdAt, var worker, var claimedAt) ->
                of(assignment, TaskStatus.CLAIMED, createdAt, worker, claimedAt, null);
            case PackTask.Packed(var assignment, var createdAt, var worker, var claimedAt, var packedAt) ->
                of(assignment, TaskStatus.PACKED, createdAt, worker, claimedAt, packedAt);
        };
    }

    ShipmentId id() {
        return new ShipmentId(shipmentId);
    }

    PackTask toTask() {
        Assignment assignment = new Assignment(new StoredEvent(causeHeaders, causeBody).read());
        return switch (status) {
            case OPEN -> new PackTask.Open(assignment, createdAt);
            case CLAIMED -> new PackTask.Claimed(assignment, createdAt, worker(), present(claimedAt));
            case PACKED -> new PackTask.Packed(assignment, createdAt, worker(), present(claimedAt), present(packedAt));
        };
    }

    private static PackTaskEntity of(
            Assignment assignment,
            TaskStatus status,
            Instant createdAt,
            @Nullable Worker worker,
            @Nullable Instant claimedAt,
            @Nullable Instant packedAt) {
        PackTaskEntity entity = new PackTaskEntity();
        entity.shipmentId = assignment.shipment().shipmentId().value();
        entity.orderId = assignment.shipment().orderId().value();
        entity.status = status;
        entity.createdAt = createdAt;
        entity.worker = worker == null ? null : worker.id();
        entity.workerName = worker == null ? null : worker.name();
        entity.claimedAt = claimedAt;
        entity.packedAt = packedAt;
        StoredEvent json = StoredEvent.of(assignment.event());
        entity.causeHeaders = json.headers();
        entity.causeBody = json.body();
        return entity;
    }

    private Worker worker() {
        return new Worker(present(worker), workerName);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
