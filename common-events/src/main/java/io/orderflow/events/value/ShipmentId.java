package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a shipment: one parcel of one order. A plain string in JSON. */
public record ShipmentId(UUID value) {

    /** No order is sent in more shipments than this, those included that were taken back. */
    public static final int MAX_OF_ORDER = 1000;

    private static final long SALT = 0x26d1_48f7_3c8b_a05eL;

    public ShipmentId {
        Require.present(value, "shipmentId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ShipmentId of(String text) {
        return new ShipmentId(Uuids.parse(text, "shipmentId"));
    }

    /** The first shipment of an order: whoever decides on the order anew, after a restore, names the same. */
    public static ShipmentId of(OrderId order) {
        return of(order, 1);
    }

    /**
     * The n-th shipment of an order, and the same whoever asks.
     *
     * @param n 1 to {@link #MAX_OF_ORDER}; anything else is an {@link IllegalArgumentException}
     */
    public static ShipmentId of(OrderId order, int n) {
        Require.between(n, "shipment", 1, MAX_OF_ORDER);
        return new ShipmentId(Uuids.companion(order.value(), SALT, n));
    }

    /** Whether this is one of the shipments that the order may have, the first or any other. */
    public boolean isOf(OrderId order) {
        return Uuids.isCompanion(value, order.value(), SALT, MAX_OF_ORDER);
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
