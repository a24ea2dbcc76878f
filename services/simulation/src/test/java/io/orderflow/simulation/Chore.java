package io.orderflow.simulation;

import io.orderflow.runtime.decision.Command;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.ReturnCommand;
import java.util.UUID;

/** What is wanted of the warehouse: that it packs, or that it receives what comes back. */
sealed interface Chore extends Command {

    /** The parcel or the return. */
    UUID id();

    record Packing(PackCommand command) implements Chore {

        @Override
        public UUID id() {
            return command.shipmentId().value();
        }

        @Override
        public String name() {
            return command.name();
        }

        @Override
        public String about() {
            return command.about();
        }
    }

    record Receiving(ReturnCommand command) implements Chore {

        @Override
        public UUID id() {
            return command.returnId().value();
        }

        @Override
        public String name() {
            return command.name();
        }

        @Override
        public String about() {
            return command.about();
        }
    }
}
