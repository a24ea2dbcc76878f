package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tasks of packing, to be read aloud. */
public final class PackTaskFixture {

    public static final OrderId ORDER_ID = OrderId.of("01936f2e-0000-7000-8000-000000000001");
    public static final ShipmentId SHIPMENT_ID = ShipmentId.of("01936f2e-0000-7000-8000-000000000003");
    static final EventId EVENT_ID = EventId.of("01936f2e-0000-7000-8000-00000000000a");
    static final EventId REQUEST_ID = EventId.of("01936f2e-0000-7000-8000-00000000000b");
    static final Code CUSTOMER_REQUEST = new Code("CUSTOMER_REQUEST");
    static final Instant MORNING = Instant.parse("2026-11-27T07:00:00Z");
    static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    static final Instant EVENING = Instant.parse("2026-11-27T18:00:00Z");
    static final Instant NIGHT = Instant.parse("2026-11-27T23:00:00Z");

    /** A claim made at noon holds in the evening, and has run out by night. */
    static final Duration CLAIM_TIME = Duration.ofHours(8);

    static final Worker ANN = new Worker("ann", "Ann");
    static final Worker BOB = new Worker("bob", null);
    static final Worker CYD = new Worker("cyd", null);

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

    public static ShipmentCancellationRequested cancellationRequested(OrderId orderId, ShipmentId shipmentId) {
        return new ShipmentCancellationRequested(orderId, shipmentId, CUSTOMER_REQUEST);
    }

    public static ShipmentCancelled shipmentCancelled(OrderId orderId, ShipmentId shipmentId) {
        return new ShipmentCancelled(orderId, shipmentId, CUSTOMER_REQUEST);
    }

    public static ShipmentCancellationRefused cancellationRefused(OrderId orderId, ShipmentId shipmentId) {
        return new ShipmentCancellationRefused(orderId, shipmentId, new Code("PACKED"));
    }

    static ShipmentPrepared shipmentPrepared() {
        return shipmentPrepared(ORDER_ID, SHIPMENT_ID);
    }

    static Assignment assignment() {
        return new Assignment(EventEnvelope.first(EVENT_ID, "shipping", MORNING, null, shipmentPrepared()));
    }

    static CancellationRequest request() {
        return new CancellationRequest(
                EventEnvelope.first(REQUEST_ID, "order", MORNING, null, cancellationRequested(ORDER_ID, SHIPMENT_ID)));
    }

    static Effect tellsThatItIsCancelled() {
        return new Effect.Publish(
                shipmentCancelled(ORDER_ID, SHIPMENT_ID), request().cause());
    }

    static Effect tellsThatItIsPackedAlready() {
        return new Effect.Publish(
                cancellationRefused(ORDER_ID, SHIPMENT_ID), request().cause());
    }

    static Effect tellsThatItIsPackedBy(Worker worker) {
        return new Effect.Publish(
                shipmentProcessed(ORDER_ID, SHIPMENT_ID, worker.id()),
                assignment().cause());
    }

    static PackTask noTask() {
        return new PackTask.Unknown();
    }

    static PackTask anOpenTask() {
        return new PackTask.Open(assignment(), MORNING);
    }

    static PackTask aTaskClaimedBy(Worker worker) {
        return new PackTask.Claimed(assignment(), MORNING, worker, NOON);
    }

    static PackTask aTaskPackedBy(Worker worker) {
        return new PackTask.Packed(assignment(), MORNING, worker, NOON, EVENING);
    }

    static PackTask aCancelledTask() {
        return new PackTask.Cancelled(assignment(), MORNING, null, null);
    }

    static PackTask aForestalledTask() {
        return new PackTask.Forestalled(request(), EVENING);
    }

    static Decision<PackTask> open(PackTask task) {
        return decide(task, new PackCommand.Open(assignment()), MORNING);
    }

    static Decision<PackTask> claim(PackTask task, Worker worker) {
        return decide(task, new PackCommand.Claim(SHIPMENT_ID, worker), NOON);
    }

    static Decision<PackTask> release(PackTask task, Worker worker) {
        return decide(task, new PackCommand.Release(SHIPMENT_ID, worker), EVENING);
    }

    static Decision<PackTask> confirmPacked(PackTask task, Worker worker) {
        return decide(task, new PackCommand.ConfirmPacked(SHIPMENT_ID, worker), EVENING);
    }

    static Decision<PackTask> cancel(PackTask task) {
        return decide(task, new PackCommand.Cancel(request()), EVENING);
    }

    static Decision<PackTask> decide(PackTask task, PackCommand command, Instant at) {
        return new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, false))
                .decide(task, command, new Circumstances(assignment().cause(), at));
    }
}
