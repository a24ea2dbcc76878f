package io.orderflow.warehouse.domain;

import io.orderflow.events.PackingEvent;
import io.orderflow.events.ShipmentCancellationRefused;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.ShipmentProcessed;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.warehouse.domain.PackCommand.Cancel;
import io.orderflow.warehouse.domain.PackCommand.Claim;
import io.orderflow.warehouse.domain.PackCommand.ConfirmPacked;
import io.orderflow.warehouse.domain.PackCommand.Release;
import io.orderflow.warehouse.domain.PackTask.Cancelled;
import io.orderflow.warehouse.domain.PackTask.Claimed;
import io.orderflow.warehouse.domain.PackTask.Forestalled;
import io.orderflow.warehouse.domain.PackTask.Open;
import io.orderflow.warehouse.domain.PackTask.Packed;
import io.orderflow.warehouse.domain.PackTask.Unknown;
import java.time.Duration;
import java.time.Instant;

/**
 * One worker packs a parcel, once, unless it is cancelled before; which of the two happens is decided here, and stays.
 * Whoever repeats what he has done already is told so, whoever comes second is refused, unless the first has left the task
 * for longer than a claim lasts.
 */
public final class PackTaskDecider implements Decider<PackTask, PackCommand> {

    /** Why a parcel cannot be cancelled any more. */
    private static final Code PACKED = new Code("PACKED");

    /** Who packs when nobody does. */
    static final Worker AUTO_PACK = new Worker("auto-pack", null);

    private final Policy policy;

    /** By this policy. */
    public PackTaskDecider(Policy policy) {
        this.policy = policy;
    }

    /**
     * What the house has settled.
     *
     * @param claimTime how long a claim lasts
     * @param autoPack whether a parcel is packed as soon as it is prepared, by nobody
     */
    public record Policy(Duration claimTime, boolean autoPack) {}

    @Override
    public Decision<PackTask> decide(PackTask task, PackCommand command, Circumstances circumstances) {
        Instant now = circumstances.now();
        return switch (command) {
            case PackCommand.Open(Assignment assignment) -> open(task, assignment, now);
            case Cancel(CancellationRequest request) -> cancel(task, request, now);
            case Claim(var _, Worker worker) -> claim(free(task, worker, now), worker, now);
            case Release(var _, Worker worker) -> release(task, free(task, worker, now), worker);
            case ConfirmPacked(var _, Worker worker) -> confirm(free(task, worker, now), worker, now);
        };
    }

    private Decision<PackTask> open(PackTask task, Assignment assignment, Instant now) {
        if (!(task instanceof Unknown)) {
            return Decision.ignore();
        }
        Open open = new Open(assignment, now);
        return policy.autoPack() ? confirm(open, AUTO_PACK, now) : Decision.accept(open);
    }

    /** The task as it is for a worker: to all others, a claim that has run out is none. */
    private PackTask free(PackTask task, Worker worker, Instant now) {
        return task instanceof Claimed claimed
                        && !claimed.worker().is(worker)
                        && claimed.hasRunOut(now, policy.claimTime())
                ? claimed.released()
                : task;
    }

    private static Decision<PackTask> claim(PackTask task, Worker worker, Instant now) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open(var assignment, Instant createdAt) ->
                Decision.accept(new Claimed(assignment, createdAt, worker, now));
            case Claimed claimed -> claimed.worker().is(worker) ? renew(claimed, now) : alreadyClaimed();
            case Packed _ -> alreadyPacked();
            case Cancelled _, Forestalled _ -> alreadyCancelled();
        };
    }

    private static Decision<PackTask> renew(Claimed claimed, Instant now) {
        return now.isAfter(claimed.claimedAt())
                ? Decision.accept(new Claimed(claimed.assignment(), claimed.createdAt(), claimed.worker(), now))
                : Decision.ignore();
    }

    private static Decision<PackTask> release(PackTask before, PackTask task, Worker worker) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open open -> open.equals(before) ? Decision.ignore() : Decision.accept(open);
            case Claimed claimed ->
                claimed.worker().is(worker) ? Decision.accept(claimed.released()) : alreadyClaimed();
            case Packed _ -> alreadyPacked();
            case Cancelled _, Forestalled _ -> alreadyCancelled();
        };
    }

    private static Decision<PackTask> confirm(PackTask task, Worker worker, Instant now) {
        return switch (task) {
            case Unknown() -> unknown();
            case Open(var assignment, Instant createdAt) -> pack(new Claimed(assignment, createdAt, worker, now), now);
            case Claimed claimed -> claimed.worker().is(worker) ? pack(claimed, now) : alreadyClaimed();
            case Packed packed -> packed.worker().is(worker) ? Decision.ignore() : alreadyPacked();
            case Cancelled _, Forestalled _ -> alreadyCancelled();
        };
    }

    private static Decision<PackTask> pack(Claimed task, Instant now) {
        Assignment assignment = task.assignment();
        ShipmentPrepared shipment = assignment.shipment();
        return Decision.accept(
                new Packed(assignment, task.createdAt(), task.worker(), task.claimedAt(), now),
                new Effect.Publish(
                        new ShipmentProcessed(
                                shipment.orderId(),
                                shipment.shipmentId(),
                                task.worker().id(),
                                shipment.lines().stream()
                                        .map(line -> new SkuQuantity(line.sku(), line.quantity()))
                                        .toList()),
                        assignment.cause()));
    }

    /** Whoever asks is answered each time: the answer may have been lost, or nobody may have been there to give it. */
    private static Decision<PackTask> cancel(PackTask task, CancellationRequest request, Instant now) {
        return switch (task) {
            case Unknown() -> cancelled(new Forestalled(request, now), request);
            case Open(var assignment, Instant createdAt) ->
                cancelled(new Cancelled(assignment, createdAt, null, null), request);
            case Claimed(var assignment, Instant createdAt, Worker worker, Instant claimedAt) ->
                cancelled(new Cancelled(assignment, createdAt, worker, claimedAt), request);
            case Packed _ -> {
                ShipmentCancellationRequested asked = request.asked();
                yield answered(
                        task, new ShipmentCancellationRefused(asked.orderId(), asked.shipmentId(), PACKED), request);
            }
            case Cancelled _, Forestalled _ -> cancelled(task, request);
        };
    }

    private static Decision<PackTask> cancelled(PackTask task, CancellationRequest request) {
        ShipmentCancellationRequested asked = request.asked();
        return answered(task, new ShipmentCancelled(asked.orderId(), asked.shipmentId(), asked.reason()), request);
    }

    private static Decision<PackTask> answered(PackTask task, PackingEvent verdict, CancellationRequest request) {
        return Decision.accept(task, new Effect.Publish(verdict, request.cause()));
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

    private static Decision<PackTask> alreadyCancelled() {
        return Decision.reject("the order is cancelled: put the goods back");
    }
}
