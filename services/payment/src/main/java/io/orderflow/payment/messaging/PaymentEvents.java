package io.orderflow.payment.messaging;

import io.orderflow.payment.application.TrackPayments;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.transaction.EventBatches;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What the payment service hears. */
@ApplicationScoped
class PaymentEvents {

    private final EventBatches batches;
    private final TrackPayments trackPayments;

    PaymentEvents(EventBatches batches, TrackPayments trackPayments) {
        this.batches = batches;
        this.trackPayments = trackPayments;
    }

    @Incoming("orders")
    Uni<Void> on(DeliveryBatch batch) {
        return batches.process(batch, trackPayments);
    }
}
