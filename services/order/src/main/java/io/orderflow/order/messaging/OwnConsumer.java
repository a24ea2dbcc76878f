package io.orderflow.order.messaging;

import io.orderflow.order.application.Hearing;
import io.orderflow.order.application.OrderConfiguration;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks the broker how far the consumer of this service is behind. */
@ApplicationScoped
class OwnConsumer implements Hearing {

    private final ConsumerBacklog backlog;
    private final long mostUnheard;

    OwnConsumer(ConsumerBacklog backlog, OrderConfiguration configuration) {
        this.backlog = backlog;
        this.mostUnheard = configuration.waiting().mostUnheard();
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return backlog.isAtMost(mostUnheard);
    }
}
