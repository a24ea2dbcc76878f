package io.orderflow.simulation;

import io.orderflow.runtime.decision.Decider;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;

/** What the warehouse knows of one parcel or of one return: it has both in one database, and decides on each by itself. */
sealed interface Task {

    /** Nothing is known. */
    record None() implements Task {}

    record Packing(PackTask task) implements Task {}

    record Receiving(ReturnTask task) implements Task {}

    /** Decides so on everything. */
    static Decider<Task, Chore> deciding(
            Decider<PackTask, PackCommand> packing, Decider<ReturnTask, ReturnCommand> receiving) {
        return (task, chore, circumstances) -> switch (chore) {
            case Chore.Packing(PackCommand command) -> {
                PackTask known = task instanceof Packing(PackTask parcel) ? parcel : new PackTask.Unknown();
                yield packing.decide(known, command, circumstances).map(Packing::new);
            }
            case Chore.Receiving(ReturnCommand command) -> {
                ReturnTask known = task instanceof Receiving(ReturnTask goods) ? goods : new ReturnTask.Unknown();
                yield receiving.decide(known, command, circumstances).map(Receiving::new);
            }
        };
    }
}
