package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * What waits for the durable consumer of this service, which reads the stream {@code ORDERS}. Other than for {@link
 * ConsumerLag}, one that stands still, is not there, or cannot be asked for is behind: what it has not heard is not lost.
 */
@ApplicationScoped
public class ConsumerBacklog {

    private static final Logger LOG = Logger.getLogger(ConsumerBacklog.class);

    private final NatsConnection connection;
    private final Recollection recollection;
    private final Optional<String> consumer;

    ConsumerBacklog(
            NatsConnection connection,
            Recollection recollection,
            @ConfigProperty(name = "mp.messaging.incoming.orders.consumer") Optional<String> consumer) {
        this.connection = connection;
        this.recollection = recollection;
        this.consumer = consumer;
    }

    /**
     * Whether no more messages than these are before it, delivered or not, and none of them is what the service knew once.
     * False where nobody can tell; never fails.
     */
    public Uni<Boolean> isAtMost(long messages) {
        return Uni.createFrom()
                .item(() -> connection
                        .current()
                        .filter(present -> recollection.isComplete())
                        .filter(present -> isAtMost(present, messages))
                        .isPresent())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean isAtMost(Connection present, long messages) {
        try {
            ConsumerInfo info = present.jetStreamManagement().getConsumerInfo(Streams.ORDERS, consumer.orElseThrow());
            return info.getNumPending() + info.getNumAckPending() <= messages;
        } catch (IOException | JetStreamApiException | RuntimeException unknown) {
            LOG.debugf("Nobody knows how far consumer %s is behind: %s", consumer.orElse("?"), unknown.getMessage());
            return false;
        }
    }
}
