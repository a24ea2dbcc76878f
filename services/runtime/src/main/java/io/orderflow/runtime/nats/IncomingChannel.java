package io.orderflow.runtime.nats;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.MessageConsumer;
import io.nats.client.api.ConsumerInfo;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one durable consumer feeding one {@link BatchPublisher}, whatever the broker does. All its methods but the
 * message handler run one at a time on threads that may block.
 */
final class IncomingChannel {

    private static final Logger LOG = Logger.getLogger(IncomingChannel.class);
    private static final Duration PULL_EXPIRY = Duration.ofSeconds(20);

    private final DurableConsumer consumer;
    private final int batchSize;
    private final Topology topology;
    private final ConsumerPositions positions;
    private final Settlement settlement;
    private final BatchPublisher batches;
    private @Nullable MessageConsumer subscription;
    private volatile boolean consuming;
    private volatile boolean stopped;

    IncomingChannel(
            DurableConsumer consumer,
            int batchSize,
            Topology topology,
            ConsumerPositions positions,
            Settlement settlement,
            BatchPublisher batches) {
        this.consumer = consumer;
        this.batchSize = batchSize;
        this.topology = topology;
        this.positions = positions;
        this.settlement = settlement;
        this.batches = batches;
    }

    String name() {
        return consumer.name();
    }

    BatchPublisher batches() {
        return batches;
    }

    /** Whether the channel hears its consumer. */
    boolean isConsuming() {
        return consuming;
    }

    /** Where the service has got by its own account. */
    Uni<Optional<ConsumerPositions.Position>> position() {
        return positions.find(consumer.name());
    }

    /** Declares what the channel needs, mends a consumer that contradicts the position, and listens. */
    synchronized void listen(Connection connection, Optional<ConsumerPositions.Position> position)
            throws IOException, JetStreamApiException {
        if (stopped) {
            return;
        }
        ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC);
        unsubscribe();
        topology.declare(connection);
        if (position.isPresent()) {
            consumer.mend(connection, position.get(), before);
        }
        consumer.declare(connection);
        subscription = connection
                .getStreamContext(consumer.stream())
                .getConsumerContext(consumer.name())
                .consume(
                        ConsumeOptions.builder()
                                .batchSize(batchSize)
                                .expiresIn(PULL_EXPIRY.toMillis())
                                .build(),
                        message -> received(new Delivery(message)));
        consuming = true;
        LOG.infof("Consumer %s listens on %s", consumer.name(), String.join(", ", consumer.subjects()));
    }

    /** Keeps open deliveries alive, and tells whether the server still feeds this channel. */
    synchronized boolean isFed(Connection connection) throws IOException, JetStreamApiException {
        settlement.keepAlive(consumer.ackWait().dividedBy(3));
        Optional<ConsumerInfo> present = consuming ? consumer.find(connection) : Optional.empty();
        return stopped || (present.isPresent() && !isStalled(present.get()));
    }

    /** Nobody asks for messages though there are some, and we hold none: the pull has been lost. */
    private boolean isStalled(ConsumerInfo info) {
        return info.getNumPending() > 0 && info.getNumWaiting() == 0 && info.getNumAckPending() == 0;
    }

    private void received(Delivery delivery) throws InterruptedException {
        settlement.admit(delivery);
        batches.offer(delivery);
    }

    private void unsubscribe() {
        consuming = false;
        if (subscription != null) {
            subscription.stop();
            subscription = null;
        }
    }

    /** Fetches no more; what is here is still handed out and settled. */
    synchronized void stop() {
        stopped = true;
        unsubscribe();
    }
}
