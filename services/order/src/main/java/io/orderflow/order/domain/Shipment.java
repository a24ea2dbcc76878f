package io.orderflow.order.domain;

import io.orderflow.events.value.ShipmentId;

/** The parcel of an order, as far as the order knows. */
public record Shipment(ShipmentId shipmentId, String carrier, String trackingNumber) {}
