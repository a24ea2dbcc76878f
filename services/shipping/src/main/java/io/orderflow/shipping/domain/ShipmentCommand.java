package io.orderflow.shipping.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Command;
import io.orderflow.shipping.domain.Shipment.Booking;

/** What reaches the shipment of an order. */
public sealed interface ShipmentCommand extends Command {

    /** The order that it is about. */
    OrderId orderId();

    @Override
    default String about() {
        return "orderId=" + orderId();
    }

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements ShipmentCommand {

        @Override
        public OrderId orderId() {
            return event.orderId();
        }

        @Override
        public String name() {
            return event.name();
        }
    }

    /** A carrier has taken the booking. */
    record Booked(OrderId orderId, Booking booking) implements ShipmentCommand {}
}
