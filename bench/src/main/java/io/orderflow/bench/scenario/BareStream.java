package io.orderflow.bench.scenario;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.FetchConsumer;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.orderflow.bench.measure.PublishWindow;
import io.orderflow.bench.report.Ceiling;
import io.orderflow.events.wire.Streams;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ceiling of everything that goes through JetStream: publishes events of this run once more and consumes them, with
 * no service, no database and no decoding in between.
 */
public final class BareStream {
    private static final String STREAM = "BENCH_CEILING";
    private static final String PREFIX = "bench-ceiling.";
    /** Enough for a steady rate; on a slow disk the time is over first. */
    private static final int MOST_MESSAGES = 100_000;

    private static final Duration MOST_TIME = Duration.ofSeconds(5);
    private static final int SAMPLES = 1_000;
    private static final int FETCH = 512;

    private final Connection connection;
    private final JetStreamManagement management;

    private BareStream(Connection connection) throws IOException {
        this.connection = connection;
        this.management = connection.jetStreamManagement();
    }

    public static Ceiling measure(String natsUrl) throws InterruptedException {
        Connection connection = null;
        try {
            connection = Nats.connect(natsUrl);
            return new BareStream(connection).measure();
        } catch (IOException | JetStreamApiException | JetStreamStatusCheckedException e) {
            throw new LaunchException("The ceiling cannot be measured: " + e.getMessage(), e);
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private Ceiling measure()
            throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
        List<Message> samples = samples();
        StreamConfiguration orders = management.getStreamInfo(Streams.ORDERS).getConfiguration();
        management.addStream(StreamConfiguration.builder(orders)
                .name(STREAM)
                .subjects(PREFIX + ">")
                .build());
        try {
            Throughput published = publish(samples);
            Throughput consumed = consume(published.messages());
            double bytes = samples.stream().mapToInt(BareStream::size).average().orElse(0);
            return new Ceiling(published.messages(), bytes, published.perSecond(), consumed.perSecond());
        } finally {
            management.deleteStream(STREAM);
        }
    }

    /** The newest events of the run. */
    private List<Message> samples() throws IOException, JetStreamApiException {
        long last = management.getStreamInfo(Streams.ORDERS).getStreamState().getLastSequence();
        List<Message> samples = new ArrayList<>();
        for (long sequence = Math.max(1, last - SAMPLES + 1); sequence <= last; sequence++) {
            var stored = management.getMessage(Streams.ORDERS, sequence);
            samples.add(NatsMessage.builder()
                    .subject(stored.getSubject())
                    .headers(stored.getHeaders())
                    .data(stored.getData())
                    .build());
        }
        if (samples.isEmpty()) {
            throw new LaunchException("The stream holds no event to measure the ceiling with.");
        }
        return samples;
    }

    /** What the server stores of it. */
    private static int size(Message message) {
        return message.getSubject().length() + message.getHeaders().serializedLength() + message.getData().length;
    }

    /** Each message is an event of an order of its own, as in life: new ids, new subject. */
    private static Message copy(Message sample) {
        String id = UUID.randomUUID().toString();
        Headers headers = new Headers(sample.getHeaders());
        headers.put(io.orderflow.events.wire.Headers.NATS_MSG_ID, id);
        String event = sample.getSubject().split("\\.", 3)[1];
        return NatsMessage.builder()
                .subject(PREFIX + event + "." + id)
                .headers(headers)
                .data(sample.getData())
                .build();
    }

    private record Throughput(int messages, double perSecond) {
        static Throughput since(long start, int messages) {
            return new Throughput(messages, messages / ((System.nanoTime() - start) / 1e9));
        }
    }

    private Throughput publish(List<Message> samples) throws IOException, InterruptedException {
        PublishWindow window = new PublishWindow(connection.jetStream());
        long start = System.nanoTime();
        int messages = 0;
        while (messages < MOST_MESSAGES && System.nanoTime() - start < MOST_TIME.toNanos()) {
            window.publish(copy(samples.get(messages++ % samples.size())));
        }
        window.finish();
        if (window.failures() > 0) {
            throw new LaunchException(window.failures() + " of " + messages + " messages could not be published.");
        }
        return Throughput.since(start, messages);
    }

    private Throughput consume(int messages)
            throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
        ConsumerContext consumer = connection
                .getStreamContext(STREAM)
                .createOrUpdateConsumer(ConsumerConfiguration.builder()
                        .durable("bench")
                        .ackPolicy(AckPolicy.Explicit)
                        .maxAckPending(2 * FETCH)
                        .build());
        FetchConsumeOptions options = FetchConsumeOptions.builder()
                .maxMessages(FETCH)
                .expiresIn(2_000)
                .build();
        long start = System.nanoTime();
        int left = messages;
        while (left > 0) {
            int before = left;
            FetchConsumer fetched = consumer.fetch(options); // It ends by itself, when all came or the time is over.
            for (@Nullable Message message = fetched.nextMessage(); message != null; message = fetched.nextMessage()) {
                message.ack();
                left--;
            }
            if (left == before) {
                throw new LaunchException(left + " of " + messages + " messages did not come back.");
            }
        }
        return Throughput.since(start, messages);
    }
}
