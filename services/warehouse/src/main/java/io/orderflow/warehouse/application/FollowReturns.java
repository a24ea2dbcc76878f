package io.orderflow.warehouse.application;

import io.orderflow.events.ReturnApproved;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.warehouse.domain.Announcement;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Opens a task for each return that is approved. */
@ApplicationScoped
public class FollowReturns {

    private final Decisions decisions;
    private final ReturnTaskDecisions tasks;

    FollowReturns(Decisions decisions, ReturnTaskDecisions tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    /** Hears events in the transaction that is open. The world is told nothing before there are goods. */
    public Uni<Void> hear(List<EventEnvelope> events) {
        List<Received<ReturnCommand>> commands = events.stream()
                .filter(event -> event.event() instanceof ReturnApproved)
                .map(this::expect)
                .toList();
        return decisions.decide(commands, tasks.deciding()).replaceWithVoid();
    }

    private Received<ReturnCommand> expect(EventEnvelope event) {
        return decisions.received(new ReturnCommand.Expect(new Announcement(event)), Cause.of(event));
    }
}
