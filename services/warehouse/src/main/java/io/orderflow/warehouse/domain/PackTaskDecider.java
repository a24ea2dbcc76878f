package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.warehouse.domain.PackCommand.Claim;
import io.orderflow.warehouse.domain.PackCommand.ConfirmPacked;
import io.orderflow.warehouse.domain.PackTask.Claimed;
import io.orderflow.warehouse.domain.PackTask.Open;
import io.orderflow.warehouse.domain.PackTask.Packed;
import io.orderflow.warehouse.domain.PackTask.Unknown;
import java.time.Instant;

/**
 * One worker packs a parcel, once. Whoever repeats what he has done already is told so, whoever comes second is
 * refused.
 */
public final class PackTaskDecider {

    private PackTaskDecider() {}

    /** Decides one command. */
    public static Decision<PackTask> decide(PackTask task, PackCommand command) {
        return switch (command) {
            case PackCommand.Open(ShipmentPrepared shipment, Instant at) ->
                task instanceof Unknown ? Decision.accept(new Open(shipment, at)) : Decision.ignore();
            case Claim claim -> claim(task, claim);
            case ConfirmPacked confirmation -> confirm(task, confirmation);
        };
    }

    private static Decision<PackTask> claim(PackTask task, Claim claim) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open(var shipment, Instant createdAt) ->
                Decision.accept(new Claimed(shipment, createdAt, claim.worker(), claim.at()));
            case Claimed claimed -> claimed.worker().equals(claim.worker()) ? Decision.ignore() : alreadyClaimed();
            case Packed _ -> alreadyPacked();
        };
    }

    private static Decision<PackTask> confirm(PackTask task, ConfirmPacked confirmation) {
        String worker = confirmation.worker();
        Instant at = confirmation.at();
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
