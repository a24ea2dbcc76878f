package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.value.SkuQuantity;
import java.util.List;

/**
 * The parcel is packed. Published by warehouse, when a person (or auto-pack) confirms a {@link ShipmentPrepared}.
 *
 * @param packedBy who packed it, 1 to 255 characters
 * @param lines what is in the parcel: 1 to 500 lines, no SKU twice
 */
public record ShipmentProcessed(OrderId orderId, ShipmentId shipmentId, String packedBy, List<SkuQuantity> lines)
        implements PackingEvent {

    public ShipmentProcessed {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.text(packedBy, "packedBy", 255);
        lines = Require.lines(lines, SkuQuantity::sku, "lines");
    }
}
