package io.orderflow.warehouse.application;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Verdict;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What workers do with goods that come back: they count them. Of two who count the same unit, one does. */
@ApplicationScoped
public class ReceiveReturns {

    private final EventTransaction transaction;
    private final Decisions decisions;
    private final ReturnTaskDecisions tasks;

    ReceiveReturns(EventTransaction transaction, Decisions decisions, ReturnTaskDecisions tasks) {
        this.transaction = transaction;
        this.decisions = decisions;
        this.tasks = tasks;
    }

    /** Takes goods for received. */
    public Uni<Verdict<ReturnTask>> receive(ReturnCommand.Receive command) {
        return transaction.write(() -> decisions.decide(command, tasks.deciding(), ReceiveReturns::cause));
    }

    private static Cause cause(ReturnTask task) {
        return switch (task) {
            case ReturnTask.Announced announced -> announced.announcement().cause();
            case ReturnTask.Unknown() -> throw new IllegalStateException("a task that is stored is known");
        };
    }
}
