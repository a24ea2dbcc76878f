package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;

/**
 * The parcel is with its carrier: nothing is left to do. Published by shipping, because of {@link ShipmentProcessed}.
 *
 * @param carrier the carrier's name, 1 to 100 characters
 * @param trackingNumber the carrier's number, 1 to 100 characters
 */
public record OrderFulfilled(OrderId orderId, ShipmentId shipmentId, String carrier, String trackingNumber)
        implements ShipmentEvent {

    public OrderFulfilled {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.text(carrier, "carrier", 100);
        Require.text(trackingNumber, "trackingNumber", 100);
    }
}
