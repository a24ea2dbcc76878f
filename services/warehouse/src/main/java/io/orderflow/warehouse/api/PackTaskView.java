package io.orderflow.warehouse.api;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.TaskStatus;
import io.orderflow.warehouse.domain.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as workers see it.
 *
 * @param status OPEN also where a claim has run out: anybody may claim the task
 * @param worker who has claimed or done it, or had claimed it when it was cancelled: the subject of the token
 * @param workerName what people call them, if the token said so
 * @param label what to print, ZPL or plain text, until the parcel is packed or cancelled
 * @param lines what to pack, and what to write on cards until the parcel is packed; where it is cancelled, what goes back
 *     to its shelf
 * @param claimedUntil when the claim runs out; absent unless CLAIMED
 */
public record PackTaskView(
        ShipmentId shipmentId,
        OrderId orderId,
        TaskStatus status,
        @Nullable String worker,
        @Nullable String workerName,
        String carrier,
        String trackingNumber,
        @Nullable String label,
        List<ParcelLine> lines,
        Instant createdAt,
        @Nullable Instant claimedAt,
        @Nullable Instant claimedUntil,
        @Nullable Instant packedAt) {

    public PackTaskView {
        lines = List.copyOf(lines);
    }

    /** The task as it is at this time, where a claim lasts so long. */
    static PackTaskView of(PackTask task, Instant now, Duration claimTime) {
        return switch (task) {
            case PackTask.Unknown(), PackTask.Forestalled _ ->
                throw new IllegalArgumentException("there is nothing to show");
            case PackTask.Open(var assignment, var createdAt) -> open(assignment.shipment(), createdAt);
            case PackTask.Claimed claimed ->
                claimed.hasRunOut(now, claimTime)
                        ? open(claimed.assignment().shipment(), claimed.createdAt())
                        : claimed(claimed, claimTime);
            case PackTask.Packed(var assignment, var createdAt, var worker, var claimedAt, var packedAt) ->
                of(assignment.shipment(), TaskStatus.PACKED, worker, createdAt, claimedAt, null, packedAt);
            case PackTask.Cancelled(var assignment, var createdAt, var worker, var claimedAt) ->
                of(assignment.shipment(), TaskStatus.CANCELLED, worker, createdAt, claimedAt, null, null);
        };
    }

    private static PackTaskView open(ShipmentPrepared shipment, Instant createdAt) {
        return of(shipment, TaskStatus.OPEN, null, createdAt, null, null, null);
    }

    private static PackTaskView claimed(PackTask.Claimed task, Duration claimTime) {
        return of(
                task.assignment().shipment(),
                TaskStatus.CLAIMED,
                task.worker(),
                task.createdAt(),
                task.claimedAt(),
                task.until(claimTime),
                null);
    }

    private static PackTaskView of(
            ShipmentPrepared shipment,
            TaskStatus status,
            @Nullable Worker worker,
            Instant createdAt,
            @Nullable Instant claimedAt,
            @Nullable Instant claimedUntil,
            @Nullable Instant packedAt) {
        boolean isToBePacked = status == TaskStatus.OPEN || status == TaskStatus.CLAIMED;
        return new PackTaskView(
                shipment.shipmentId(),
                shipment.orderId(),
                status,
                worker == null ? null : worker.id(),
                worker == null ? null : worker.name(),
                shipment.carrier(),
                shipment.trackingNumber(),
                isToBePacked ? shipment.label() : null,
                isToBePacked ? shipment.lines() : ParcelLine.withoutGiftMessages(shipment.lines()),
                createdAt,
                claimedAt,
                claimedUntil,
                packedAt);
    }
}
