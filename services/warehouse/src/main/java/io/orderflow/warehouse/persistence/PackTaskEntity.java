package io.orderflow.warehouse.persistence;

import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.warehouse.domain.Assignment;
import io.orderflow.warehouse.domain.CancellationRequest;
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
            case PackTask.Cancelled(var assignment, var createdAt, var worker, var claimedAt) ->
                of(assignment, TaskStatus.CANCELLED, createdAt, worker, claimedAt, null);
            case PackTask.Forestalled(var request, var createdAt) -> of(request, createdAt);
        };
    }

    ShipmentId id() {
        return new ShipmentId(shipmentId);
    }

    PackTask toTask() {
        EventEnvelope event = new StoredEvent(causeHeaders, causeBody).read();
        return event.event() instanceof ShipmentCancellationRequested
                ? new PackTask.Forestalled(new CancellationRequest(event), createdAt)
                : toTask(new Assignment(event));
    }

    private PackTask toTask(Assignment assignment) {
        return switch (status) {
            case OPEN -> new PackTask.Open(assignment, createdAt);
            case CLAIMED -> new PackTask.Claimed(assignment, createdAt, worker(), present(claimedAt));
            case PACKED -> new PackTask.Packed(assignment, createdAt, worker(), present(claimedAt), present(packedAt));
            case CANCELLED ->
                new PackTask.Cancelled(assignment, createdAt, worker == null ? null : worker(), claimedAt);
        };
    }

    private static PackTaskEntity of(CancellationRequest request, Instant createdAt) {
        PackTaskEntity entity = new PackTaskEntity();
        entity.shipmentId = request.asked().shipmentId().value();
        entity.orderId = request.asked().orderId().value();
        entity.status = TaskStatus.CANCELLED;
        entity.createdAt = createdAt;
        entity.take(request.event());
        return entity;
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
        entity.take(assignment.event());
        return entity;
    }

    private void take(EventEnvelope cause) {
        StoredEvent json = StoredEvent.of(cause);
        causeHeaders = json.headers();
        causeBody = json.body();
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
