package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;

/**
 * The parcel is not to be packed, if that can still be helped; whoever has the goods in hand decides. Published by order,
 * because somebody wants the order cancelled and in the name of {@link OrderCreated}.
 *
 * @param reason why, as in {@link OrderCancellationRequested}
 */
public record ShipmentCancellationRequested(OrderId orderId, ShipmentId shipmentId, Code reason)
        implements ProcessEvent {

    public ShipmentCancellationRequested {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.present(reason, "reason");
    }
}
