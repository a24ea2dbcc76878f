package io.orderflow.bench.preload;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.orderflow.bench.measure.PublishWindow;
import io.orderflow.events.wire.Streams;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Publishes the events of the sample again and again, in their order and each copy behind the one before, so that event
 * {@code s} of copy {@code c} gets the place {@code c × size + s}. They go without {@code Nats-Msg-Id}: the server
 * would keep millions of ids in memory for as long as its duplicate window, which no real traffic of that age does.
 */
final class StreamCopies {
    private final Connection connection;
    private final TimeShift shift;
    private final List<MessageInfo> originals;

    private StreamCopies(Connection connection, TimeShift shift, List<MessageInfo> originals) {
        this.connection = connection;
        this.shift = shift;
        this.originals = originals;
    }

    /** Reads what the stream holds, which must be all that it ever held. */
    static StreamCopies of(Connection connection, TimeShift shift) throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        var state = management.getStreamInfo(Streams.ORDERS).getStreamState();
        if (state.getFirstSequence() != 1 || state.getMsgCount() != state.getLastSequence()) {
            throw new LaunchException("The stream has lost events already and cannot be copied.");
        }
        List<MessageInfo> originals = new ArrayList<>();
        for (long sequence = 1; sequence <= state.getLastSequence(); sequence++) {
            originals.add(management.getMessage(Streams.ORDERS, sequence));
        }
        return new StreamCopies(connection, shift, originals);
    }

    /** How many events are copied each time. */
    int size() {
        return originals.size();
    }

    /** @param progress is told the number of each copy that is on its way */
    void publish(IntConsumer progress) throws IOException, JetStreamApiException, InterruptedException {
        PublishWindow window = new PublishWindow(connection.jetStream());
        for (int copy = 1; copy <= shift.copies() && window.failures() == 0; copy++) {
            for (MessageInfo original : originals) {
                window.publish(message(original, copy));
            }
            progress.accept(copy);
        }
        window.finish();
        long last = connection
                .getStreamContext(Streams.ORDERS)
                .getStreamInfo()
                .getStreamState()
                .getLastSequence();
        if (window.failures() > 0 || last != (long) size() * (shift.copies() + 1)) {
            throw new LaunchException("The stream could not be filled: %s events failed, the last one has number %s."
                    .formatted(window.failures(), last));
        }
    }

    /** Moves every durable consumer behind the copies, as if it had dealt with them long ago. */
    void skip() throws IOException, JetStreamApiException {
        JetStreamManagement management = connection.jetStreamManagement();
        long next = management.getStreamInfo(Streams.ORDERS).getStreamState().getLastSequence() + 1;
        for (String consumer : management.getConsumerNames(Streams.ORDERS)) {
            ConsumerContext context = connection.getConsumerContext(Streams.ORDERS, consumer);
            if (context.getConsumerInfo().getConsumerConfiguration().getDurable() != null) {
                management.resetConsumer(Streams.ORDERS, consumer, next);
            }
        }
    }

    private Message message(MessageInfo original, int copy) {
        Headers headers = new Headers();
        for (Map.Entry<String, List<String>> header : original.getHeaders().entrySet()) {
            if (!header.getKey().equals(io.orderflow.events.wire.Headers.NATS_MSG_ID)) {
                headers.put(header.getKey(), shift.shift(header.getValue().getFirst(), copy));
            }
        }
        String body = new String(original.getData(), StandardCharsets.UTF_8);
        return NatsMessage.builder()
                .subject(shift.shift(original.getSubject(), copy))
                .headers(headers)
                .data(shift.shift(body, copy).getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
