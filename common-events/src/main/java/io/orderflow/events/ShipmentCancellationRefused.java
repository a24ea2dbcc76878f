package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;

/**
 * The parcel goes its way: it was packed before anybody asked. Published by warehouse, because of {@link
 * ShipmentCancellationRequested}; the same verdict again, if it is asked again.
 *
 * @param reason why not: {@code PACKED}
 */
public record ShipmentCancellationRefused(OrderId orderId, ShipmentId shipmentId, Code reason) implements PackingEvent {

    public ShipmentCancellationRefused {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.present(reason, "reason");
    }
}
