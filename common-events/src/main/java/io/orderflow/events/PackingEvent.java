package io.orderflow.events;

/** What the warehouse tells of the goods in its hands. */
public sealed interface PackingEvent extends OrderEvent
        permits ShipmentProcessed, ShipmentCancelled, ShipmentCancellationRefused, ReturnReceived {}
