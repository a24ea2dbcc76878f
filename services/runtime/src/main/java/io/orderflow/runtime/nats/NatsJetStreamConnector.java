package io.orderflow.runtime.nats;

import io.micrometer.core.instrument.MeterRegistry;
import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.runtime.lifecycle.ShutdownOrder;
import io.orderflow.runtime.nats.connection.NatsConfiguration;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.consume.BatchPublisher;
import io.orderflow.runtime.nats.consume.ChannelMetrics;
import io.orderflow.runtime.nats.consume.ChannelWatch;
import io.orderflow.runtime.nats.consume.ConsumerPositions;
import io.orderflow.runtime.nats.consume.DeadLetters;
import io.orderflow.runtime.nats.consume.DeliveryBatch;
import io.orderflow.runtime.nats.consume.DurableConsumer;
import io.orderflow.runtime.nats.consume.IncomingChannel;
import io.orderflow.runtime.nats.consume.IncomingConfiguration;
import io.orderflow.runtime.nats.consume.OpenDeliveries;
import io.orderflow.runtime.nats.consume.Recollection;
import io.orderflow.runtime.nats.publish.JetStreamMetadata;
import io.orderflow.runtime.nats.publish.JetStreamPublisher;
import io.orderflow.runtime.nats.publish.OutgoingChannel;
import io.orderflow.runtime.nats.streams.Topology;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * The SmallRye Reactive Messaging connector for NATS JetStream. An incoming channel is a durable pull consumer whose
 * messages arrive as {@link DeliveryBatch}; an outgoing channel publishes {@code byte[]} with {@link
 * JetStreamMetadata}.
 */
@ApplicationScoped
@Connector(NatsJetStreamConnector.NAME)
public class NatsJetStreamConnector implements InboundConnector, OutboundConnector, HealthReporter {

    /** The name by which channels choose this connector. */
    public static final String NAME = "nats-jetstream";

    private static final Logger LOG = Logger.getLogger(NatsJetStreamConnector.class);

    private final NatsConnection connection;
    private final NatsConfiguration configuration;
    private final BatchConfiguration gathering;
    private final Topology topology;
    private final ConsumerPositions positions;
    private final Recollection recollection;
    private final DeadLetters deadLetters;
    private final JetStreamPublisher publisher;
    private final MeterRegistry registry;
    private final Vertx vertx;
    private final List<IncomingChannel> channels = new CopyOnWriteArrayList<>();

    NatsJetStreamConnector(
            NatsConnection connection,
            NatsConfiguration configuration,
            BatchConfiguration gathering,
            Topology topology,
            ConsumerPositions positions,
            Recollection recollection,
            DeadLetters deadLetters,
            JetStreamPublisher publisher,
            MeterRegistry registry,
            Vertx vertx) {
        this.connection = connection;
        this.configuration = configuration;
        this.gathering = gathering;
        this.topology = topology;
        this.positions = positions;
        this.recollection = recollection;
        this.deadLetters = deadLetters;
        this.publisher = publisher;
        this.registry = registry;
        this.vertx = vertx;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        IncomingChannel channel = open(IncomingConfiguration.of(config));
        channels.add(channel);
        recollection.include(channel);
        new ChannelWatch(connection, channel, configuration.watchInterval()).start();
        return channel.batches();
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        return OutgoingChannel.subscriber(publisher, configuration.publish().window());
    }

    private IncomingChannel open(IncomingConfiguration config) {
        DurableConsumer consumer = config.consumer();
        ChannelMetrics metrics = new ChannelMetrics(registry, config.channel());
        OpenDeliveries openDeliveries = new OpenDeliveries(
                consumer.name(),
                config.backOff(),
                config.maxDeliveries(),
                Math.min(config.permits(), consumer.maxAckPending()),
                deadLetters,
                metrics);
        BatchPublisher batches =
                new BatchPublisher(vertx, config.batchSize(), gathering.gatheringPause(), openDeliveries, metrics);
        return new IncomingChannel(
                consumer, topology, positions, openDeliveries, configuration.unreadableAfter(), batches);
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        boolean connected = connection.current().isPresent();
        for (IncomingChannel channel : channels) {
            report.add(channel.name(), connected && channel.isConsuming(), connected ? "" : "not connected to NATS");
        }
        return report.build();
    }

    void stop(@Observes @Priority(ShutdownOrder.CHANNELS) ShutdownEvent stopping) throws InterruptedException {
        channels.forEach(IncomingChannel::stop);
        long end = System.nanoTime() + configuration.stopTimeout().toNanos();
        for (IncomingChannel channel : channels) {
            if (!channel.awaitSettled(Duration.ofNanos(end - System.nanoTime()))) {
                LOG.warnf("Stopped with work of consumer %s unfinished; it will be delivered again", channel.name());
            }
        }
    }
}
