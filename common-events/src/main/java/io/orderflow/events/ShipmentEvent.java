package io.orderflow.events;

/** What shipping tells of an order's way to the customer. */
public sealed interface ShipmentEvent extends OrderEvent
        permits ShipmentPrepared, OrderFulfilled, CarrierBookingFailed {}
