package io.orderflow.order.messaging;

import io.orderflow.order.application.TrackOrders;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the order service hears. */
@ApplicationScoped
class OrderEvents {

    private final EventBatches batches;
    private final TrackOrders trackOrders;

    OrderEvents(EventBatches batches, TrackOrders trackOrders) {
        this.batches = batches;
        this.trackOrders = trackOrders;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        return batches.process(batch, trackOrders);
    }
}
