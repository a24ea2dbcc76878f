package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentCancellationRequested;
import io.orderflow.events.value.Require;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;

/** What asks for a parcel not to be packed: a {@code ShipmentCancellationRequested}. */
public record CancellationRequest(EventEnvelope event) {

    public CancellationRequest {
        Require.that(
                event.event() instanceof ShipmentCancellationRequested,
                "only a request that a shipment be cancelled asks for that");
    }

    /** What is asked. */
    public ShipmentCancellationRequested asked() {
        return (ShipmentCancellationRequested) event.event();
    }

    /** Because of what the verdict is given. */
    public Cause cause() {
        return Cause.of(event);
    }
}
