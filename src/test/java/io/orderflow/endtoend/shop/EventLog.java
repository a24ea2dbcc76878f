package io.orderflow.endtoend.shop;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.IterableConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.orderflow.events.wire.Streams;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what the streams hold at this moment. Leaves no consumer behind, and outlives restarts of the broker. */
public final class EventLog implements AutoCloseable {
    /** Longer than it takes to be told that there is nothing. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final int NOT_FOUND = 404;

    private final Connection connection;

    EventLog(String url) {
        Options options = Options.builder()
                .server(url)
                .connectionName("end-to-end tests")
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(200))
                .errorListener(new ErrorListener() {}) // The broker dies in some tests; nobody need read of it.
                .build();
        try {
            connection = Nats.connect(options);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    public List<Event> ofOrder(String orderId) {
        return read(Streams.ORDERS, "orders.*." + orderId);
    }

    /** The event of this type that the stream has of an order; none where it does not, or does not answer. */
    public Optional<Event> ofOrder(String orderId, String type) {
        try {
            MessageInfo found =
                    connection.jetStreamManagement().getLastMessage(Streams.ORDERS, "orders." + type + "." + orderId);
            return Optional.of(Event.of(found));
        } catch (IOException | JetStreamApiException e) {
            return Optional.empty();
        }
    }

    public List<Event> ofAllOrders() {
        return read(Streams.ORDERS, Streams.ORDERS_SUBJECTS);
    }

    public List<Event> deadLetters() {
        return read(Streams.DEAD_LETTERS, Streams.DEAD_LETTERS_SUBJECTS);
    }

    private List<Event> read(String stream, String filter) {
        try {
            // Who reads where there is nothing is told so only when he has waited for it.
            connection.jetStreamManagement().getLastMessage(stream, filter);
            return read(connection
                    .getStreamContext(stream)
                    .createOrderedConsumer(new OrderedConsumerConfiguration()
                            .filterSubject(filter)
                            .deliverPolicy(DeliverPolicy.All))
                    .iterate());
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() == NOT_FOUND) {
                return List.of();
            }
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Event> read(IterableConsumer messages) {
        List<Event> events = new ArrayList<>();
        try (messages) {
            Message message = messages.nextMessage(QUIET);
            while (message != null) {
                events.add(Event.of(message));
                message = message.metaData().pendingCount() == 0 ? null : messages.nextMessage(QUIET);
            }
            return events;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
