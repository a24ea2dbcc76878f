package io.orderflow.shipping.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.HeardEvent;
import io.orderflow.runtime.decision.OfOrder;
import io.orderflow.shipping.domain.Shipment.Booking;

/** What reaches the shipment of an order. */
public sealed interface ShipmentCommand extends OfOrder {

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements ShipmentCommand, HeardEvent {}

    /** A carrier has taken the booking. */
    record Booked(OrderId orderId, Booking booking) implements ShipmentCommand {}

    /** A carrier does not take the parcel, and never will; nothing is booked. */
    record Refused(OrderId orderId, String carrier, Code reason) implements ShipmentCommand {}

    /** There is no carrier to be asked. */
    record Unbookable(OrderId orderId) implements ShipmentCommand {}

    /** A carrier has no booking, or none any more. */
    record BookingCancelled(OrderId orderId, String carrier) implements ShipmentCommand {}
}
