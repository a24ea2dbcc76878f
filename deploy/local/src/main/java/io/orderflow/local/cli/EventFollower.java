package io.orderflow.local.cli;

import io.nats.client.Connection;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.StreamContext;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.orderflow.events.wire.Streams;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the stream of events in order, what is stored first and then what comes. Leaves no consumer behind. */
final class EventFollower implements AutoCloseable {
    private final Connection connection;
    private final IterableConsumer messages;

    private EventFollower(Connection connection, IterableConsumer messages) {
        this.connection = connection;
        this.messages = messages;
    }

    /** An order's whole story. */
    static EventFollower ofOrder(String natsUrl, String orderId) {
        return open(natsUrl, "orders.*." + orderId, 0);
    }

    /** Every order's events, from the last few on; 0 for all. */
    static EventFollower ofAll(String natsUrl, long last) {
        return open(natsUrl, Streams.ORDERS_SUBJECTS, last);
    }

    /** The next event, or nothing when none came in this time. */
    Optional<Message> next(Duration timeout) {
        try {
            @Nullable Message message = messages.nextMessage(timeout);
            return Optional.ofNullable(message);
        } catch (JetStreamStatusCheckedException e) {
            throw new LaunchException("The stream of events cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        try {
            messages.close();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static EventFollower open(String natsUrl, String filter, long last) {
        try {
            Connection connection = Nats.connect(Options.builder()
                    .server(natsUrl)
                    .connectionName("orderflow events")
                    .maxReconnects(-1)
                    .build());
            StreamContext stream = connection.getStreamContext(Streams.ORDERS);
            OrderedConsumerConfiguration consumer = new OrderedConsumerConfiguration().filterSubject(filter);
            if (last > 0) {
                long newest = stream.getStreamInfo().getStreamState().getLastSequence();
                consumer.deliverPolicy(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, newest - last + 1));
            } else {
                consumer.deliverPolicy(DeliverPolicy.All);
            }
            return new EventFollower(
                    connection, stream.createOrderedConsumer(consumer).iterate());
        } catch (IOException | JetStreamApiException e) {
            throw new LaunchException("The stream of events at " + natsUrl + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}
