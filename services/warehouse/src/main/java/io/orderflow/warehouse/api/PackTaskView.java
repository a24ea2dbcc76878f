package io.orderflow.warehouse.api;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.Status;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as workers see it.
 *
 * @param worker who has claimed or done it
 * @param label what to print, ZPL or plain text
 * @param lines what to pack
 */
public record PackTaskView(
        ShipmentId shipmentId,
        OrderId orderId,
        Status status,
        @Nullable String worker,
        String carrier,
        String trackingNumber,
        String label,
        List<ParcelLine> lines,
        Instant createdAt,
        @Nullable Instant claimedAt,
        @Nullable Instant packedAt) {

    public PackTaskView {
        lines = List.copyOf(lines);
    }

    static PackTaskView of(PackTask task) {
        return switch (task) {
            case PackTask.Unknown() -> throw new IllegalArgumentException("there is nothing to show");
            case PackTask.Open(var shipment, var createdAt) -> of(shipment, Status.OPEN, null, createdAt, null, null);
            case PackTask.Claimed(var shipment, var createdAt, var worker, var claimedAt) ->
                of(shipment, Status.CLAIMED, worker, createdAt, claimedAt, null);
            case PackTask.Packed(var shipment, var createdAt, var worker, var claimedAt, var packedAt) ->
                of(shipment, Status.PACKED, worker, createdAt, claimedAt, packedAt);
        };
    }

    private static PackTaskView of(
            ShipmentPrepared shipment,
            Status status,
            @Nullable String worker,
            Instant createdAt,
            @Nullable Instant claimedAt,
            @Nullable Instant packedAt) {
        return new PackTaskView(
                shipment.shipmentId(),
                shipment.orderId(),
                status,
                worker,
                shipment.carrier(),
                shipment.trackingNumber(),
                shipment.label(),
                shipment.lines(),
                createdAt,
                claimedAt,
                packedAt);
    }
}
