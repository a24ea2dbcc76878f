package io.orderflow.order.messaging;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.events.wire.Streams;
import io.orderflow.order.application.Hearing;
import io.orderflow.order.application.OrderConfiguration;
import io.orderflow.runtime.nats.NatsConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * How far the consumer of this service is behind. Other than where a backlog is watched, one that stands still, or is not
 * there, is behind: what it has not heard is not lost.
 */
@ApplicationScoped
class OwnConsumer implements Hearing {

    private static final Logger LOG = Logger.getLogger(OwnConsumer.class);

    private final NatsConnection connection;
    private final String name;
    private final long mostUnheard;

    OwnConsumer(
            NatsConnection connection,
            OrderConfiguration configuration,
            @ConfigProperty(name = "mp.messaging.incoming.orders.consumer") String name) {
        this.connection = connection;
        this.name = name;
        this.mostUnheard = configuration.waiting().mostUnheard();
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return Uni.createFrom()
                .item(() -> connection.current().filter(this::isUpToDate).isPresent())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean isUpToDate(Connection present) {
        try {
            ConsumerInfo consumer = present.jetStreamManagement().getConsumerInfo(Streams.ORDERS, name);
            return consumer.getNumPending() + consumer.getNumAckPending() <= mostUnheard;
        } catch (IOException | JetStreamApiException | RuntimeException unknown) {
            LOG.debugf("Nobody knows how far consumer %s is behind: %s", name, unknown.getMessage());
            return false;
        }
    }
}
