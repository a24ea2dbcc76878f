package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import io.orderflow.events.value.Require;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;

/** What is to be packed: the {@code ShipmentPrepared} that asks for it. */
public record Assignment(EventEnvelope event) {

    public Assignment {
        Require.that(event.event() instanceof ShipmentPrepared, "only a prepared shipment can be packed");
    }

    /** The shipment. */
    public ShipmentPrepared shipment() {
        return (ShipmentPrepared) event.event();
    }

    /** Because of what the parcel is packed, whoever does it. */
    public Cause cause() {
        return Cause.of(event);
    }
}
