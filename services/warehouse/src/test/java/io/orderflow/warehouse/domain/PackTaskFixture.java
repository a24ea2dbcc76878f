package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tasks of packing, to be read aloud. */
public final class PackTaskFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final ShipmentId SHIPMENT_ID = ShipmentId.of("01936f2e-0000-7000-8000-000000000003");
    static final Instant MORNING = Instant.parse("2026-11-27T07:00:00Z");
    static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-27T18:00:00Z");
    static final Instant NIGHT = Instant.parse("2026-11-27T23:00:00Z");

    /** A claim made at noon holds in the evening, and has run out by night. */
    static final Duration CLAIM_TIME = Duration.ofHours(8);

    private PackTaskFixture() {}

    public static ShipmentPrepared shipmentPrepared(OrderId orderId, ShipmentId shipmentId) {
        return new ShipmentPrepared(
                orderId,
                shipmentId,
                "parcel-post",
                "PP1",
                "^XA^XZ",
                List.of(new ParcelLine(new Sku("LAMP"), "Lamp", 2, 1200)));
    }

    public static ShipmentProcessed shipmentProcessed(OrderId orderId, ShipmentId shipmentId, String packedBy) {
        return new ShipmentProcessed(orderId, shipmentId, packedBy, List.of(new SkuQuantity(new Sku("LAMP"), 2)));
    }

    static ShipmentPrepared shipmentPrepared() {
        return shipmentPrepared(ORDER_ID, SHIPMENT_ID);
    }

    static PackTask noTask() {
        return new PackTask.Unknown();
    }

    static PackTask anOpenTask() {
        return new PackTask.Open(shipmentPrepared(), MORNING);
    }

    static PackTask aTaskClaimedBy(String worker) {
        return new PackTask.Claimed(shipmentPrepared(), MORNING, worker, NOON);
    }

    static PackTask aTaskPackedBy(String worker) {
        return new PackTask.Packed(shipmentPrepared(), MORNING, worker, NOON, EVENING);
    }

    static Decision<PackTask> open(PackTask task) {
        return decide(task, new PackCommand.Open(shipmentPrepared(), MORNING));
    }

    static Decision<PackTask> claim(PackTask task, String worker) {
        return decide(task, new PackCommand.Claim(worker, NOON));
    }

    static Decision<PackTask> release(PackTask task, String worker) {
        return decide(task, new PackCommand.Release(worker, EVENING));
    }

    static Decision<PackTask> confirmPacked(PackTask task, String worker) {
        return decide(task, new PackCommand.ConfirmPacked(worker, EVENING));
    }

    static Decision<PackTask> decide(PackTask task, PackCommand command) {
        return PackTaskDecider.decide(task, command, CLAIM_TIME);
    }
}
