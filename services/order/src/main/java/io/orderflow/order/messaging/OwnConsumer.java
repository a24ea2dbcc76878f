package io.orderflow.order.messaging;

import io.orderflow.order.application.Hearing;
import io.orderflow.order.application.OrderConfiguration;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker how far the consumer of this service is behind. */
@ApplicationScoped
class OwnConsumer implements Hearing {

    private final ConsumerBacklog backlog;
    private final long mostUnheard;

    OwnConsumer(
            NatsConnection connection,
            OrderConfiguration configuration,
            @ConfigProperty(name = "mp.messaging.incoming.orders.consumer") String name) {
        this.backlog = new ConsumerBacklog(connection, name);
        this.mostUnheard = configuration.waiting().mostUnheard();
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return backlog.isAtMost(mostUnheard);
    }
}
