package io.orderflow.warehouse.application;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventHandler;
import io.orderflow.warehouse.domain.Assignment;
import io.orderflow.warehouse.domain.PackCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens a task for each parcel that is prepared. */
@ApplicationScoped
public class OpenPackTasks implements EventHandler {

    private final Decisions decisions;
    private final PackTaskDecisions tasks;

    OpenPackTasks(Decisions decisions, PackTaskDecisions tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        return decisions.decide(
                events.stream()
                        .filter(event -> event.event() instanceof ShipmentPrepared)
                        .map(this::opening)
                        .toList(),
                tasks.deciding());
    }

    private Received<PackCommand> opening(EventEnvelope event) {
        return decisions.received(new PackCommand.Open(new Assignment(event)), Cause.of(event));
    }
}
