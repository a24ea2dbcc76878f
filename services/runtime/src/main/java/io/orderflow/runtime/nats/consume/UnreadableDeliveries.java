package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.runtime.nats.streams.StreamMemory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;

/**
 * Passes over what the server has delivered and can read no more, because a bit has flipped on its disk. It would fail
 * on it for ever, and the consumer would acknowledge nothing behind it. Passed over is what is awaited already and was
 * found unreadable twice, with a pause between in which whoever has published it finds it missing and publishes it
 * anew. Nothing is deleted, and what the server can read, or does not answer for, is left alone. For one thread, which
 * may block.
 */
final class UnreadableDeliveries {

    private static final Logger LOG = Logger.getLogger(UnreadableDeliveries.class);
    /** The most messages that are looked at in one go. */
    private static final int SPAN = 500;

    private static final byte[] TERMINATE = "+TERM".getBytes(StandardCharsets.US_ASCII);

    private final DurableConsumer consumer;
    private final long patienceNanos;
    private long floor = -1;
    private long sinceNanos;
    private Set<Long> suspects = Set.of();

    /**
     * Has looked at nothing yet.
     *
     * @param patience how long a consumer may acknowledge nothing before a look, and again before what it says counts
     */
    UnreadableDeliveries(DurableConsumer consumer, Duration patience) {
        this.consumer = consumer;
        this.patienceNanos = patience.toNanos();
    }

    /** Looks at the consumer as the server has it now. */
    void passOver(Connection connection, ConsumerInfo present) {
        long acknowledged = present.getAckFloor().getStreamSequence();
        if (acknowledged != floor || present.getNumAckPending() == 0) {
            floor = acknowledged;
            suspects = Set.of();
            sinceNanos = System.nanoTime();
        } else if (System.nanoTime() - sinceNanos > patienceNanos) {
            look(connection, present);
            sinceNanos = System.nanoTime();
        }
    }

    private void look(Connection connection, ConsumerInfo present) {
        try {
            Set<Long> unreadable = unreadable(connection, present);
            Set<Long> twice = new HashSet<>(unreadable);
            twice.retainAll(suspects);
            suspects = unreadable;
            twice.forEach(sequence -> terminate(connection, sequence));
            if (!twice.isEmpty()) {
                LOG.warnf(
                        "Stream %s can read %d messages no more that consumer %s awaits, from %d on: passing over them",
                        consumer.stream(), twice.size(), consumer.name(), floor + 1);
            }
        } catch (IllegalStateException unanswered) {
            LOG.debugf("Consumer %s: nobody knows what it awaits: %s", consumer.name(), unanswered.getMessage());
        }
    }

    private Set<Long> unreadable(Connection connection, ConsumerInfo present) {
        long last = Math.min(present.getDelivered().getStreamSequence(), floor + SPAN);
        return new StreamMemory(connection, consumer.stream())
                .lacks(LongStream.rangeClosed(floor + 1, last).boxed().toList()).stream()
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** As an acknowledgement of its first delivery; of what the consumer does not await, the server takes no notice. */
    private void terminate(Connection connection, long sequence) {
        connection.publish(
                "$JS.ACK.%s.%s.1.%s.1.0.0".formatted(consumer.stream(), consumer.name(), Long.toString(sequence)),
                TERMINATE);
    }
}
