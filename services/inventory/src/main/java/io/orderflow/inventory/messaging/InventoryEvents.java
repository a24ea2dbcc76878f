package io.orderflow.inventory.messaging;

import io.orderflow.inventory.application.ReserveStock;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What inventory hears. */
@ApplicationScoped
class InventoryEvents {

    private final EventBatches batches;
    private final ReserveStock reserveStock;

    InventoryEvents(EventBatches batches, ReserveStock reserveStock) {
        this.batches = batches;
        this.reserveStock = reserveStock;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        return batches.process(batch, reserveStock);
    }
}
