package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.events.wire.Streams;
import io.orderflow.runtime.nats.connection.NatsConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/**
 * How far durable consumers of the stream {@code ORDERS} are behind. A consumer that stands still is not counted: its
 * service is down, which delays its own step, and what waits for it says nothing about the load. For one thread, which
 * may block.
 */
public final class ConsumerLag {

    private static final Logger LOG = Logger.getLogger(ConsumerLag.class);

    private final NatsConnection connection;
    private final long patienceNanos;
    private final Map<String, Progress> progress = new HashMap<>();

    private record Progress(long delivered, long acknowledged, long sinceNanos) {

        boolean isAt(ConsumerInfo consumer) {
            return delivered == consumer.getDelivered().getStreamSequence()
                    && acknowledged == consumer.getAckFloor().getStreamSequence();
        }
    }

    /**
     * Begins to watch.
     *
     * @param patience how long a consumer may make no progress before it stands still
     */
    public ConsumerLag(NatsConnection connection, Duration patience) {
        this.connection = connection;
        this.patienceNanos = patience.toNanos();
    }

    /** The most messages that one of these consumers has before it, delivered or not; empty if nobody can be asked. */
    public OptionalLong largest(Collection<String> consumers) {
        return connection.current().map(present -> largest(present, consumers)).orElse(OptionalLong.empty());
    }

    private OptionalLong largest(Connection present, Collection<String> consumers) {
        try {
            JetStreamManagement management = present.jetStreamManagement();
            return consumers.stream()
                    .mapToLong(consumer -> of(management, consumer))
                    .max();
        } catch (IOException | RuntimeException disconnected) {
            LOG.debugf("Lag unknown: %s", disconnected.getMessage());
            return OptionalLong.empty();
        }
    }

    /** A consumer that is not there yet has nothing before it. */
    private long of(JetStreamManagement management, String name) {
        try {
            return lag(management.getConsumerInfo(Streams.ORDERS, name), System.nanoTime());
        } catch (IOException | JetStreamApiException unknown) {
            LOG.debugf("Lag of consumer %s: %s", name, unknown.getMessage());
            return 0;
        }
    }

    private long lag(ConsumerInfo consumer, long now) {
        Progress known = progress.get(consumer.getName());
        if (known == null || !known.isAt(consumer)) {
            progress.put(
                    consumer.getName(),
                    new Progress(
                            consumer.getDelivered().getStreamSequence(),
                            consumer.getAckFloor().getStreamSequence(),
                            now));
        } else if (now - known.sinceNanos() > patienceNanos) {
            return 0;
        }
        return consumer.getNumPending() + consumer.getNumAckPending();
    }
}
