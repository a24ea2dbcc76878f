package io.orderflow.simulation;

import io.orderflow.inventory.domain.ReceiptCommand;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.runtime.decision.Command;

/** What reaches inventory: something of a reservation, or of goods that came back. */
sealed interface ShelfCommand extends Command {

    record OfReservation(ReservationCommand command) implements ShelfCommand {

        @Override
        public String name() {
            return command.name();
        }

        @Override
        public String about() {
            return command.about();
        }
    }

    record OfReceipt(ReceiptCommand command) implements ShelfCommand {

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
