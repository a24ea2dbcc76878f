package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a shipment: one parcel of one order. A plain string in JSON. */
public record ShipmentId(UUID value) {

    private static final long SALT = 0x26d1_48f7_3c8b_a05eL;

    public ShipmentId {
        Require.present(value, "shipmentId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ShipmentId of(String text) {
        return new ShipmentId(Uuids.parse(text, "shipmentId"));
    }

    /** The shipment of an order, which has one: whoever decides on the order anew, after a restore, names the same. */
    public static ShipmentId of(OrderId order) {
        return new ShipmentId(Uuids.companion(order.value(), SALT));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
