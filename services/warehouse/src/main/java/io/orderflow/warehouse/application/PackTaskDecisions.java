package io.orderflow.warehouse.application;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.PackTaskDecider;
import jakarta.enterprise.context.ApplicationScoped;

/** How tasks are decided on, whoever wants something of them. */
@ApplicationScoped
class PackTaskDecisions {

    private final Deciding<ShipmentId, PackTask, PackCommand> deciding;

    PackTaskDecisions(PackTasks tasks, WarehouseConfiguration configuration) {
        this.deciding = new Deciding<>(
                tasks, new PackTask.Unknown(), PackCommand::shipmentId, new PackTaskDecider(configuration.policy()));
    }

    Deciding<ShipmentId, PackTask, PackCommand> deciding() {
        return deciding;
    }
}
