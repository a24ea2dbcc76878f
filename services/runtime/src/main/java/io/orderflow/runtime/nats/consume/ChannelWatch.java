package io.orderflow.runtime.nats.consume;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks after one incoming channel: at each connection, and in between at a fixed interval. */
public final class ChannelWatch {

    private static final Logger LOG = Logger.getLogger(ChannelWatch.class);

    private final NatsConnection connection;
    private final IncomingChannel channel;
    private final Duration interval;

    /** Watches a channel at this interval, once it is started. */
    public ChannelWatch(NatsConnection connection, IncomingChannel channel, Duration interval) {
        this.connection = connection;
        this.channel = channel;
        this.interval = Collections.min(List.of(interval, channel.keepAliveInterval()));
    }

    /** Begins to watch. */
    public void start() {
        connection.observe(this::listen);
        Thread.ofVirtual().name("watch-" + channel.name()).start(this::run);
    }

    private void run() {
        try {
            Thread.sleep(interval);
            while (!channel.isStopped()) {
                connection.current().ifPresent(present -> attempt(() -> watch(present)));
                Thread.sleep(interval);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Connection present) throws IOException, JetStreamApiException {
        if (!channel.isFed(present)) {
            listen(present);
        }
    }

    private void listen(Connection present) {
        channel.position()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .subscribe()
                .with(position -> attempt(() -> channel.listen(present, position)), this::logFailure);
    }

    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | JetStreamApiException | RuntimeException failure) {
            logFailure(failure);
        }
    }

    private void logFailure(Throwable failure) {
        LOG.warnf("Consumer %s is not ready: %s", channel.name(), failure.getMessage());
    }

    private interface Step {
        void run() throws IOException, JetStreamApiException;
    }
}
