package io.orderflow.testing;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.Decoded;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.Publisher;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.events.wire.Traceparent;
import io.orderflow.events.wire.UuidV7;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Plays the other services: publishes their events, and reads what the stream holds of an order. */
public final class EventWire implements AutoCloseable {

    private static final int NO_MESSAGE = 10037;

    private final Connection connection;
    private final EventCodec codec = new EventCodec();

    private EventWire(Connection connection) {
        this.connection = connection;
    }

    /** Connects to the nats-server of this JVM, and waits until the service under test has declared the streams. */
    public static EventWire connect() {
        try {
            Connection connection = Nats.connect(RealServers.nats().url());
            Awaitility.await()
                    .ignoreException(JetStreamApiException.class)
                    .until(() -> connection.getStreamContext(Streams.ORDERS) != null);
            return new EventWire(connection);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Publishes an event as the service that it is of, caused by none. */
    public EventEnvelope publish(OrderEvent event) {
        return publish(Publisher.of(event.getClass()).service(), event);
    }

    /** Publishes the first event of an order. */
    public EventEnvelope publish(String service, OrderEvent event) {
        return publish(EventEnvelope.first(
                new EventId(UuidV7.next()), service, Instant.now(), Traceparent.orNew(null), event));
    }

    /** Publishes an event that another one caused. */
    public EventEnvelope publish(EventEnvelope cause, String service, OrderEvent event) {
        return publish(cause.caused(new EventId(UuidV7.next()), service, Instant.now(), event));
    }

    /** Publishes an event as it is; again, if it has been published before. */
    public EventEnvelope publish(EventEnvelope envelope) {
        EncodedEvent encoded = codec.encode(envelope);
        Headers headers = new Headers();
        encoded.headers().forEach(headers::put);
        // A repetition has to come through: the stream would drop it by its message id.
        headers.put(io.orderflow.events.wire.Headers.NATS_MSG_ID, UuidV7.next().toString());
        try {
            connection.jetStream().publish(encoded.subject(), headers, encoded.body());
            return envelope;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JetStreamApiException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** All events of an order that the stream holds, in their order. */
    public List<EventEnvelope> events(OrderId orderId) {
        List<EventEnvelope> events = new ArrayList<>();
        try {
            for (long next = 1; ; ) {
                MessageInfo message =
                        connection.jetStreamManagement().getNextMessage(Streams.ORDERS, next, Subjects.order(orderId));
                Decoded decoded = codec.decode(
                        message.getSubject(), name -> message.getHeaders().getFirst(name), message.getData());
                if (decoded instanceof Decoded.Known(EventEnvelope envelope)) {
                    events.add(envelope);
                }
                next = message.getSeq() + 1;
            }
        } catch (JetStreamApiException end) {
            if (end.getApiErrorCode() == NO_MESSAGE || end.getErrorCode() == 404) {
                return events;
            }
            throw new IllegalStateException(end);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The first event of this name of an order; waits for it. */
    public EventEnvelope await(OrderId orderId, String name, Duration patience) {
        return Awaitility.await()
                .atMost(patience)
                .until(
                        () -> events(orderId).stream()
                                .filter(event -> event.event().name().equals(name))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The connection, for what this class does not do. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
