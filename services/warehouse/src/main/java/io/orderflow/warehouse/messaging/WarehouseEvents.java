package io.orderflow.warehouse.messaging;

import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.orderflow.warehouse.application.FollowReturns;
import io.orderflow.warehouse.application.FollowShipments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the warehouse hears. */
@ApplicationScoped
class WarehouseEvents {

    private final EventBatches batches;
    private final FollowReturns followReturns;
    private final FollowShipments followShipments;

    WarehouseEvents(EventBatches batches, FollowReturns followReturns, FollowShipments followShipments) {
        this.batches = batches;
        this.followReturns = followReturns;
        this.followShipments = followShipments;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        return batches.process(batch, events -> followReturns.hear(events).chain(() -> followShipments.handle(events)));
    }
}
