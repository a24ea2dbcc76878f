package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.warehouse.domain.PackCommand.Claim;
import io.orderflow.warehouse.domain.PackCommand.ConfirmPacked;
import io.orderflow.warehouse.domain.PackCommand.Release;
import io.orderflow.warehouse.domain.PackTask.Claimed;
import io.orderflow.warehouse.domain.PackTask.Open;
import io.orderflow.warehouse.domain.PackTask.Packed;
import io.orderflow.warehouse.domain.PackTask.Unknown;
import java.time.Duration;
import java.time.Instant;

/**
 * One worker packs a parcel, once. Whoever repeats what he has done already is told so, whoever comes second is refused,
 * unless the first has left the task for longer than a claim lasts.
 */
public final class PackTaskDecider {

    private PackTaskDecider() {}

    /** Decides one command, where a claim lasts so long. */
    public static Decision<PackTask> decide(PackTask task, PackCommand command, Duration claimTime) {
        return switch (command) {
            case PackCommand.Open(ShipmentPrepared shipment, Instant at) ->
                task instanceof Unknown ? Decision.accept(new Open(shipment, at)) : Decision.ignore();
            case Claim(String worker, Instant at) -> claim(free(task, worker, at, claimTime), worker, at);
            case Release(String worker, Instant at) -> release(task, free(task, worker, at, claimTime), worker);
            case ConfirmPacked(String worker, Instant at) -> confirm(free(task, worker, at, claimTime), worker, at);
        };
    }

    /** The task as it is for a worker: to all others, a claim that has run out is none. */
    private static PackTask free(PackTask task, String worker, Instant at, Duration claimTime) {
        return task instanceof Claimed claimed && !claimed.worker().equals(worker) && claimed.hasRunOut(at, claimTime)
                ? claimed.released()
                : task;
    }

    private static Decision<PackTask> claim(PackTask task, String worker, Instant at) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open(var shipment, Instant createdAt) -> Decision.accept(new Claimed(shipment, createdAt, worker, at));
            case Claimed claimed -> claimed.worker().equals(worker) ? renew(claimed, at) : alreadyClaimed();
            case Packed _ -> alreadyPacked();
        };
    }

    private static Decision<PackTask> renew(Claimed claimed, Instant at) {
        return at.isAfter(claimed.claimedAt())
                ? Decision.accept(new Claimed(claimed.shipment(), claimed.createdAt(), claimed.worker(), at))
                : Decision.ignore();
    }

    private static Decision<PackTask> release(PackTask before, PackTask task, String worker) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open open -> open.equals(before) ? Decision.ignore() : Decision.accept(open);
            case Claimed claimed ->
                claimed.worker().equals(worker) ? Decision.accept(claimed.released()) : alreadyClaimed();
            case Packed _ -> alreadyPacked();
        };
    }

    private static Decision<PackTask> confirm(PackTask task, String worker, Instant at) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open(var shipment, Instant createdAt) -> pack(new Claimed(shipment, createdAt, worker, at), at);
            case Claimed claimed -> claimed.worker().equals(worker) ? pack(claimed, at) : alreadyClaimed();
            case Packed packed -> packed.worker().equals(worker) ? Decision.ignore() : alreadyPacked();
        };
    }

    private static Decision<PackTask> pack(Claimed task, Instant at) {
        ShipmentPrepared shipment = task.shipment();
        return Decision.accept(
                new Packed(shipment, task.createdAt(), task.worker(), task.claimedAt(), at),
                new ShipmentProcessed(
                        shipment.orderId(),
                        shipment.shipmentId(),
                        task.worker(),
                        shipment.lines().stream()
                                .map(line -> new SkuQuantity(line.sku(), line.quantity()))
                                .toList()));
    }

    private static Decision<PackTask> unknown() {
        return Decision.reject("there is no such task");
    }

    private static Decision<PackTask> alreadyClaimed() {
        return Decision.reject("somebody else has claimed it");
    }

    private static Decision<PackTask> alreadyPacked() {
        return Decision.reject("it is packed already");
    }
}
