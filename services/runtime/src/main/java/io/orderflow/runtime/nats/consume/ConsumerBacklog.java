package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * What waits for one durable consumer of the stream {@code ORDERS}. Other than for {@link ConsumerLag}, one that stands
 * still, is not there, or cannot be asked for is behind: what it has not heard is not lost.
 */
public final class ConsumerBacklog {

    private static final Logger LOG = Logger.getLogger(ConsumerBacklog.class);

    private final NatsConnection connection;
    private final String consumer;

    /** Of the consumer of this name. */
    public ConsumerBacklog(NatsConnection connection, String consumer) {
        this.connection = connection;
        this.consumer = consumer;
    }

    /** Whether no more messages than these are before it, delivered or not. False where nobody can tell; never fails. */
    public Uni<Boolean> isAtMost(long messages) {
        return Uni.createFrom()
                .item(() -> connection
                        .current()
                        .filter(present -> isAtMost(present, messages))
                        .isPresent())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private boolean isAtMost(Connection present, long messages) {
        try {
            ConsumerInfo info = present.jetStreamManagement().getConsumerInfo(Streams.ORDERS, consumer);
            return info.getNumPending() + info.getNumAckPending() <= messages;
        } catch (IOException | JetStreamApiException | RuntimeException unknown) {
            LOG.debugf("Nobody knows how far consumer %s is behind: %s", consumer, unknown.getMessage());
            return false;
        }
    }
}
