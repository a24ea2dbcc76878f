package io.orderflow.shipping.messaging;

import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.orderflow.shipping.application.TrackShipments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the shipping service hears. */
@ApplicationScoped
class ShippingEvents {

    private final EventBatches batches;
    private final TrackShipments trackShipments;

    ShippingEvents(EventBatches batches, TrackShipments trackShipments) {
        this.batches = batches;
        this.trackShipments = trackShipments;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        return batches.process(batch, trackShipments);
    }
}
