package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ShipmentId;
import java.util.List;

/**
 * A carrier is chosen and the label is made: the parcel can be packed. Published by shipping, because of {@link
 * OrderProcessed}.
 *
 * @param carrier the carrier's name, 1 to 100 characters
 * @param trackingNumber the carrier's number, 1 to 100 characters
 * @param label what to print, ZPL or plain text, 1 to 4096 characters; line breaks and tabs are allowed here alone
 * @param lines what to pack: 1 to 500 lines, no SKU twice
 */
public record ShipmentPrepared(
        OrderId orderId,
        ShipmentId shipmentId,
        String carrier,
        String trackingNumber,
        String label,
        List<ParcelLine> lines)
        implements ShipmentEvent {

    public ShipmentPrepared {
        Require.present(orderId, "orderId");
        Require.present(shipmentId, "shipmentId");
        Require.text(carrier, "carrier", 100);
        Require.text(trackingNumber, "trackingNumber", 100);
        Require.printable(label, "label", 4096);
        lines = Require.lines(lines, ParcelLine::sku, "lines");
    }

    /** Without the label, which has the customer's address on it. */
    @Override
    public String toString() {
        return "ShipmentPrepared[orderId=%s, shipmentId=%s, carrier=%s, trackingNumber=%s, lines=%s]"
                .formatted(orderId, shipmentId, carrier, trackingNumber, lines);
    }
}
