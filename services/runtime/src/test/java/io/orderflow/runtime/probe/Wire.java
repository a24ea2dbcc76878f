package io.orderflow.runtime.probe;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.impl.Headers;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.EncodedEvent;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The broker as tests see it. */
public final class Wire implements AutoCloseable {

    private static final EventCodec CODEC = new EventCodec();
    private final Connection connection;

    /** Connects to the broker of the probe. */
    public Wire() throws IOException, InterruptedException {
        connection = Nats.connect(new Options.Builder()
                .server(FragileServers.nats().url())
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(100))
                .build());
    }

    public static OrderId newOrder() {
        return new OrderId(UuidV7.next());
    }

    public static List<OrderId> newOrders(int count) {
        return IntStream.range(0, count).mapToObj(i -> newOrder()).toList();
    }

    public static EventEnvelope reserved(OrderId orderId) {
        StockReserved event = new StockReserved(orderId, List.of(new SkuQuantity(new Sku("BOOK-1"), 1)));
        return EventEnvelope.first(new EventId(UuidV7.next()), "inventory", Instant.now(), null, event);
    }

    public static EncodedEvent encoded(OrderId orderId) {
        return CODEC.encode(reserved(orderId));
    }

    /** Publishes a StockReserved of this order; its id. */
    public String reserve(OrderId orderId) throws IOException, JetStreamApiException {
        EncodedEvent event = encoded(orderId);
        publish(event.subject(), headers(event), event.body());
        return event.headers().get("ce-id");
    }

    public static Headers headers(EncodedEvent event) {
        Headers headers = new Headers();
        event.headers().forEach(headers::put);
        return headers;
    }

    public long publish(String subject, Headers headers, byte[] body) throws IOException, JetStreamApiException {
        return connection.jetStream().publish(subject, headers, body).getSeqno();
    }

    /** Publishes what jnats would not send. */
    public void publishRaw(String subject, String body) throws IOException {
        URI server = URI.create(FragileServers.nats().url());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String commands = "CONNECT {\"verbose\":false}\r\nPUB %s %s\r\n%s\r\nPING\r\n"
                    .formatted(subject, body.length(), body);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(5000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String answer = answers.readLine();
            while (answer != null && !answer.equals("PONG")) {
                answer = answers.readLine();
            }
        }
    }

    /** How many messages of the stream have a subject like this. */
    public long count(String stream, String subjects) throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream, StreamInfoOptions.filterSubjects(subjects))
                .getStreamState()
                .getSubjectMap()
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many messages there are in all. */
    public long messages() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo("ORDERS")
                .getStreamState()
                .getMsgCount();
    }

    /** The newest message on a subject. */
    public Optional<MessageInfo> last(String stream, String subject) throws IOException, JetStreamApiException {
        try {
            return Optional.of(connection.jetStreamManagement().getLastMessage(stream, subject));
        } catch (JetStreamApiException absent) {
            return Optional.empty();
        }
    }

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
