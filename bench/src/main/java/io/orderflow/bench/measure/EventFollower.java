package io.orderflow.bench.measure;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.api.StreamState;
import io.orderflow.bench.measure.OrderLedger.End;
import io.orderflow.events.wire.Streams;
import io.orderflow.events.wire.Subjects;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the stream for what happens to orders and writes it into the ledger with the time at which it was heard here.
 * An ordered consumer misses nothing, and one without bodies costs the server little.
 */
public final class EventFollower implements AutoCloseable {
    private static final String PROCESSED = "OrderProcessed";
    private static final String FULFILLED = "OrderFulfilled";
    private static final String REJECTED = "OrderRejected";
    private static final String CANCELLED = "OrderCancelled";

    private final Connection connection;
    private final MessageConsumer consumer;

    private EventFollower(Connection connection, MessageConsumer consumer) {
        this.connection = connection;
        this.consumer = consumer;
    }

    /** Hears of orders what it wants to, on the follower's thread, after it is written into the ledger. */
    public interface Listener {
        /** The names of the events that it hears of. */
        Set<String> kinds();

        void hear(UUID id, String kind, long nanos);
    }

    /**
     * From now on; what the stream holds already is of earlier orders.
     *
     * @param listeners of more than the course of an order; each makes the server send what it hears of
     */
    public static EventFollower start(String natsUrl, OrderLedger ledger, List<? extends Listener> listeners) {
        List<String> kinds = Stream.concat(
                        Stream.of(PROCESSED, FULFILLED, REJECTED),
                        listeners.stream().flatMap(listener -> listener.kinds().stream()))
                .distinct()
                .toList();
        Map<String, List<Listener>> hearers = kinds.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        kind -> listeners.stream()
                                .filter(listener -> listener.kinds().contains(kind))
                                .map(Listener.class::cast)
                                .toList()));
        try {
            Connection connection = Nats.connect(Options.builder()
                    .server(natsUrl)
                    .connectionName("orderflow bench")
                    .maxReconnects(-1)
                    .errorListener(new ErrorListener() {})
                    .build());
            OrderedConsumerConfiguration configuration = new OrderedConsumerConfiguration()
                    .filterSubjects(kinds.stream().map(Subjects::kind).toList())
                    .deliverPolicy(DeliverPolicy.New)
                    .headersOnly(true);
            MessageConsumer consumer = connection
                    .getStreamContext(Streams.ORDERS)
                    .createOrderedConsumer(configuration)
                    .consume(message -> hear(message, ledger, hearers));
            return new EventFollower(connection, consumer);
        } catch (IOException | JetStreamApiException e) {
            throw new LaunchException("The stream of events at " + natsUrl + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }

    private static void hear(Message message, OrderLedger ledger, Map<String, List<Listener>> hearers) {
        long now = System.nanoTime();
        String[] tokens = message.getSubject().split("\\.", 3);
        UUID id = UUID.fromString(tokens[2]);
        switch (tokens[1]) {
            case PROCESSED -> ledger.processed(id, now);
            case FULFILLED -> ledger.ended(id, End.FULFILLED, now);
            case REJECTED -> ledger.ended(id, End.REJECTED, now);
            case CANCELLED -> ledger.ended(id, End.CANCELLED, now);
            default -> {
                // Of no consequence to its course.
            }
        }
        for (Listener listener : hearers.getOrDefault(tokens[1], List.of())) {
            listener.hear(id, tokens[1], now);
        }
    }

    public String serverVersion() {
        return connection.getServerInfo().getVersion();
    }

    /** How many events the stream of orders has taken in so far. */
    public long storedEvents() {
        return state(Streams.ORDERS).getLastSequence();
    }

    /** How a stream stands. */
    public StreamState state(String stream) {
        try {
            return connection.getStreamContext(stream).getStreamInfo().getStreamState();
        } catch (IOException | JetStreamApiException e) {
            throw new LaunchException("The stream " + stream + " does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            consumer.close();
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
