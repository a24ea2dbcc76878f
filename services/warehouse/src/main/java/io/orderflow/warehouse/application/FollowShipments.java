package io.orderflow.warehouse.application;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.StockEvent;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventHandler;
import io.orderflow.warehouse.domain.Assignment;
import io.orderflow.warehouse.domain.CancellationRequest;
import io.orderflow.warehouse.domain.PackCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Opens a task for each parcel that is prepared, and cancels it where the shipment is not to be any more. Both are decided
 * in the order in which they come, so that each sees what the one before has led to.
 */
@ApplicationScoped
public class FollowShipments implements EventHandler {

    private final Decisions decisions;
    private final PackTaskDecisions tasks;

    FollowShipments(Decisions decisions, PackTaskDecisions tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return decisions.decide(events.stream().flatMap(this::command).toList(), tasks.deciding());
    }

    private Stream<Received<PackCommand>> command(EventEnvelope event) {
        return switch (event.event()) {
            case ShipmentPrepared _ -> received(new PackCommand.Open(new Assignment(event)), event);
            case ShipmentCancellationRequested _ ->
                received(new PackCommand.Cancel(new CancellationRequest(event)), event);
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Stream.empty();
        };
    }

    private Stream<Received<PackCommand>> received(PackCommand command, EventEnvelope event) {
        return Stream.of(decisions.received(command, Cause.of(event)));
    }
}
