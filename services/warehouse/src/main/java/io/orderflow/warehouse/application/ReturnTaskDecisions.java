package io.orderflow.warehouse.application;

import io.orderflow.events.value.ReturnId;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import io.orderflow.warehouse.domain.ReturnTaskDecider;
import jakarta.enterprise.context.ApplicationScoped;

/** How tasks of receiving goods are decided on, whoever wants something of them. */
@ApplicationScoped
class ReturnTaskDecisions {

    private final Deciding<ReturnId, ReturnTask, ReturnCommand> deciding;

    ReturnTaskDecisions(ReturnTasks tasks) {
        this.deciding =
                new Deciding<>(tasks, new ReturnTask.Unknown(), ReturnCommand::returnId, new ReturnTaskDecider());
    }

    Deciding<ReturnId, ReturnTask, ReturnCommand> deciding() {
        return deciding;
    }
}
