package io.orderflow.inventory.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Command;

/** What reaches the reservation of an order. */
public sealed interface ReservationCommand extends Command {

    /** The order that it is about. */
    OrderId orderId();

    @Override
    default String about() {
        return "orderId=" + orderId();
    }

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements ReservationCommand {

        @Override
        public OrderId orderId() {
            return event.orderId();
        }

        @Override
        public String name() {
            return event.name();
        }
    }
}
