package io.orderflow.warehouse.application;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Verdict;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.Worker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What workers do: claim a task, give it back, and confirm that its parcel is packed. Of two who want the same one, one
 * gets it.
 */
@ApplicationScoped
public class PackParcels {

    private final EventTransaction transaction;
    private final Decisions decisions;
    private final PackTaskDecisions tasks;

    PackParcels(EventTransaction transaction, Decisions decisions, PackTaskDecisions tasks) {
        this.transaction = transaction;
        this.decisions = decisions;
        this.tasks = tasks;
    }

    /** Claims a task for a worker. */
    public Uni<Verdict<PackTask>> claim(ShipmentId shipmentId, Worker worker) {
        return carryOut(new PackCommand.Claim(shipmentId, worker));
    }

    /** Gives a task back that a worker has claimed, so that others may do it. */
    public Uni<Verdict<PackTask>> release(ShipmentId shipmentId, Worker worker) {
        return carryOut(new PackCommand.Release(shipmentId, worker));
    }

    /** Confirms that a worker has packed a parcel. */
    public Uni<Verdict<PackTask>> confirmPacked(ShipmentId shipmentId, Worker worker) {
        return carryOut(new PackCommand.ConfirmPacked(shipmentId, worker));
    }

    private Uni<Verdict<PackTask>> carryOut(PackCommand command) {
        return transaction.write(() -> decisions.decide(command, tasks.deciding(), PackParcels::cause));
    }

    private static Cause cause(PackTask task) {
        return switch (task) {
            case PackTask.Known known -> known.cause();
            case PackTask.Unknown() -> throw new IllegalStateException("a task that is stored is known");
        };
    }
}
