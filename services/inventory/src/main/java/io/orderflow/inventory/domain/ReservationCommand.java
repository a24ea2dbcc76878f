package io.orderflow.inventory.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.HeardEvent;
import io.orderflow.runtime.decision.OfOrder;

/** What reaches the reservation of an order. */
public sealed interface ReservationCommand extends OfOrder {

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements ReservationCommand, HeardEvent {}
}
