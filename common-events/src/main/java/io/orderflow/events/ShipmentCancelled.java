package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;

/**
 * The parcel will not be packed: nobody had packed it, and nobody can any more. Published by warehouse, because of {@link
 * ShipmentCancellationRequested}; the same verdict again, if it is asked again.
 *
 * @param reason why, as it was asked
 */
public record ShipmentCancelled(OrderId orderId, ShipmentId shipmentId, Code reason) implements PackingEvent {

    public ShipmentCancelled {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.present(reason, "reason");
    }
}
