package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a shipment: one parcel of one order. A plain string in JSON. */
public record ShipmentId(UUID value) {

    public ShipmentId {
        Require.present(value, "shipmentId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ShipmentId of(String text) {
        return new ShipmentId(Uuids.parse(text, "shipmentId"));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
