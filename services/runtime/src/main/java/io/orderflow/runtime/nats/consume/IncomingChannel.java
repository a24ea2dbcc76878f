package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.ConsumerInfo;
import io.orderflow.runtime.nats.streams.StreamPlace;
import io.orderflow.runtime.nats.streams.Topology;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one durable consumer feeding one {@link BatchPublisher}, whatever the broker does. All its methods run one at a
 * time on threads that may block.
 */
public final class IncomingChannel {

    private static final Logger LOG = Logger.getLogger(IncomingChannel.class);

    private final DurableConsumer consumer;
    private final Topology topology;
    private final ConsumerPositions positions;
    private final OpenDeliveries openDeliveries;
    private final UnreadableDeliveries unreadable;
    private final BatchPublisher batches;
    private volatile @Nullable PullLoop pulling;
    private volatile boolean stopped;
    /** As far as is known; nobody knows before the channel has listened. */
    private volatile boolean readingAgain = true;

    /**
     * Declares and fetches nothing before it is started.
     *
     * @param patience with deliveries that nobody settles, before the server is asked whether it can still read them
     */
    public IncomingChannel(
            DurableConsumer consumer,
            Topology topology,
            ConsumerPositions positions,
            OpenDeliveries openDeliveries,
            Duration patience,
            BatchPublisher batches) {
        this.consumer = consumer;
        this.topology = topology;
        this.positions = positions;
        this.openDeliveries = openDeliveries;
        this.unreadable = new UnreadableDeliveries(consumer, patience);
        this.batches = batches;
    }

    /** What it is called in the configuration. */
    public String name() {
        return consumer.name();
    }

    /** Where what comes in is handed over. */
    public BatchPublisher batches() {
        return batches;
    }

    /** Whether the channel hears its consumer. */
    public boolean isConsuming() {
        PullLoop present = pulling;
        return present != null && present.isRunning();
    }

    /** Whether the service has yet to read here what it knew once, before its database was restored. */
    boolean isReadingAgain() {
        return readingAgain;
    }

    /** Whether it has been stopped for good. */
    boolean isStopped() {
        return stopped;
    }

    /** How often its deliveries need a sign of life, and half of that again as a reserve. */
    Duration keepAliveInterval() {
        return consumer.ackWait().dividedBy(4);
    }

    /** Where the service has got by its own account. */
    Uni<Optional<StreamPlace>> position() {
        return positions.find(consumer.name());
    }

    /** Declares what the channel needs, mends a consumer that contradicts the position, and listens. */
    synchronized void listen(Connection connection, Optional<StreamPlace> position)
            throws IOException, JetStreamApiException {
        if (stopped) {
            return;
        }
        ZonedDateTime before = ZonedDateTime.now(ZoneOffset.UTC);
        unsubscribe();
        topology.declare(connection);
        long remembersAt = consumer.find(connection).isPresent() ? 0 : consumer.remembersAt(connection, position);
        if (position.isPresent() && consumer.startsAnew(connection, position.get(), before)) {
            forgetPosition();
        }
        readingAgain = DurableConsumer.isReadingAgain(consumer.declare(connection, remembersAt));
        if (readingAgain) {
            LOG.warnf(
                    "Consumer %s reads again what the database may have forgotten: until then nobody changes anything"
                            + " over HTTP",
                    consumer.name());
        }
        pulling = PullLoop.start(connection, consumer, openDeliveries, batches::offer);
        LOG.infof("Consumer %s listens on %s", consumer.name(), String.join(", ", consumer.subjects()));
    }

    /** Once everything is read, it stays so. */
    private void note(ConsumerInfo present) {
        if (readingAgain && !DurableConsumer.isReadingAgain(present)) {
            readingAgain = false;
            LOG.infof("Consumer %s has read all that the database may have forgotten", consumer.name());
        }
    }

    /** A position from before the stream was lost would stand above all that follow. */
    private void forgetPosition() {
        positions
                .forget(consumer.name())
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf(
                                "Position of %s not forgotten, it will be read from the start once more: %s",
                                consumer.name(), failure.getMessage()));
    }

    /**
     * Keeps open deliveries alive, passes over what cannot be delivered any more, and tells whether the server still
     * feeds this channel.
     */
    synchronized boolean isFed(Connection connection) throws IOException, JetStreamApiException {
        openDeliveries.keepAlive(keepAliveInterval());
        if (stopped || !isConsuming()) {
            return stopped;
        }
        Optional<ConsumerInfo> present = consumer.find(connection);
        present.ifPresent(info -> unreadable.passOver(connection, info));
        present.ifPresent(this::note);
        return present.isPresent();
    }

    private void unsubscribe() {
        PullLoop present = pulling;
        pulling = null;
        if (present != null) {
            present.stop();
        }
    }

    /** Fetches no more, and gives back what has not been handed out. */
    public synchronized void stop() {
        stopped = true;
        unsubscribe();
        batches.stop();
    }

    /** Waits until what was handed out is settled; whether it was within this time. */
    public boolean awaitSettled(Duration patience) throws InterruptedException {
        return openDeliveries.awaitSettled(patience);
    }
}
