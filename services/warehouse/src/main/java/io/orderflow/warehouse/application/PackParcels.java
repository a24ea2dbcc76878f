package io.orderflow.warehouse.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.PackTaskDecider;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What workers do: claim a task, give it back, and confirm that its parcel is packed. Of two who want the same one, one
 * gets it.
 */
@ApplicationScoped
public class PackParcels {

    private final EventTransaction transaction;
    private final PackTasks tasks;
    private final WarehouseConfiguration configuration;
    private final Envelopes envelopes = Envelopes.of("warehouse");
    /** In microseconds, as PostgreSQL keeps times, so that a task looks the same before and after it is stored. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));

    PackParcels(EventTransaction transaction, PackTasks tasks, WarehouseConfiguration configuration) {
        this.transaction = transaction;
        this.tasks = tasks;
        this.configuration = configuration;
    }

    /** What became of it. */
    public sealed interface Result {

        /** The task is as the worker wants it, by this or by what he did before. */
        record Done(PackTask task) implements Result {}

        /** There is no such task. */
        record Unknown() implements Result {}

        /** The task is somebody else's, or done. */
        record Refused(String reason) implements Result {}
    }

    /** Claims a task for a worker. */
    public Uni<Result> claim(ShipmentId shipmentId, String worker) {
        return carryOut(shipmentId, new PackCommand.Claim(worker, clock.instant()));
    }

    /** Gives a task back that a worker has claimed, so that others may do it. */
    public Uni<Result> release(ShipmentId shipmentId, String worker) {
        return carryOut(shipmentId, new PackCommand.Release(worker, clock.instant()));
    }

    /** Confirms that a worker has packed a parcel. */
    public Uni<Result> confirmPacked(ShipmentId shipmentId, String worker) {
        return carryOut(shipmentId, new PackCommand.ConfirmPacked(worker, clock.instant()));
    }

    private Uni<Result> carryOut(ShipmentId shipmentId, PackCommand command) {
        return transaction.write(() -> tasks.lock(List.of(shipmentId)).chain(found -> {
            PackTask task = found.get(shipmentId);
            return task == null ? answer(new Result.Unknown()) : decide(shipmentId, task, command);
        }));
    }

    private Uni<Outcome<Result>> decide(ShipmentId shipmentId, PackTask task, PackCommand command) {
        return switch (PackTaskDecider.decide(task, command, configuration.claimTime())) {
            case Decision.Accepted<PackTask>(PackTask next, List<OrderEvent> events) ->
                tasks.update(Map.of(shipmentId, next))
                        .chain(() -> tasks.cause(shipmentId))
                        .map(cause -> new Outcome<>(new Result.Done(next), causedBy(cause, events)));
            case Decision.Rejected<PackTask>(String reason) -> answer(new Result.Refused(reason));
            case Decision.Ignored<PackTask>() -> answer(new Result.Done(task));
        };
    }

    private List<EventEnvelope> causedBy(EventEnvelope cause, List<OrderEvent> events) {
        return events.stream().map(event -> envelopes.causedBy(cause, event)).toList();
    }

    private static Uni<Outcome<Result>> answer(Result result) {
        return Uni.createFrom().item(Outcome.of(result));
    }
}
