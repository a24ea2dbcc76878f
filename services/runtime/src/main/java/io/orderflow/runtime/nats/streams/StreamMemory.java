package io.orderflow.runtime.nats.streams;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.support.Status;
import io.orderflow.events.wire.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks a stream what it still holds; on threads that may block. */
public final class StreamMemory {

    private static final String GET = "$JS.API.DIRECT.GET.";
    private static final int NOT_FOUND = 404;

    private final Connection connection;
    private final String stream;
    private final Duration patience;

    /** Asks over a connection, and waits for an answer as long as for the connection. */
    public StreamMemory(Connection connection, String stream) {
        this.connection = connection;
        this.stream = stream;
        this.patience = connection.getOptions().getConnectionTimeout();
    }

    /** Where the stream begins and ends. */
    public StreamExtent extent() throws IOException, JetStreamApiException {
        return StreamExtent.of(connection.jetStreamManagement().getStreamInfo(stream));
    }

    /** The sequences between beginning and end at which the stream lacks its message, in their order. */
    public List<Long> holes() throws IOException, JetStreamApiException {
        return connection
                .jetStreamManagement()
                .getStreamInfo(stream, StreamInfoOptions.deletedDetails())
                .getStreamState()
                .getDeleted();
    }

    /**
     * Up to where every durable consumer has acknowledged what it hears; 0 if there is none. One that has nothing
     * before it has passed all that there was, but says only where it acknowledged last.
     *
     * @param end of the stream at some time before; how far a consumer has passed that has nothing before it
     */
    public long passedByAll(long end) throws IOException, JetStreamApiException {
        return connection.jetStreamManagement().getConsumers(stream).stream()
                .filter(consumer -> consumer.getConsumerConfiguration().getDurable() != null)
                .mapToLong(consumer -> passed(consumer, end))
                .min()
                .orElse(0);
    }

    private static long passed(ConsumerInfo consumer, long end) {
        long acknowledged = consumer.getAckFloor().getStreamSequence();
        return consumer.getNumPending() + consumer.getNumAckPending() == 0 ? Math.max(acknowledged, end) : acknowledged;
    }

    /** Tells of each place whether the message stands there, in their order. All are asked for at once. */
    public List<Boolean> holds(List<StreamPlace> places) {
        List<CompletableFuture<Message>> answers =
                places.stream().map(place -> ask(place.sequence())).toList();
        List<Boolean> held = new ArrayList<>(places.size());
        for (int i = 0; i < places.size(); i++) {
            held.add(holds(places.get(i), answers.get(i)));
        }
        return held;
    }

    /** Those of the sequences at which the server finds no message, be it gone or damaged. All are asked for at once. */
    public List<Long> lacks(List<Long> sequences) {
        List<CompletableFuture<Message>> answers =
                sequences.stream().map(this::ask).toList();
        List<Long> lacking = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            if (read(answers.get(i)).isEmpty()) {
                lacking.add(sequences.get(i));
            }
        }
        return lacking;
    }

    /** Those of the subjects on which the stream has a message. All are asked for at once. */
    public Set<String> having(List<String> subjects) {
        List<CompletableFuture<Message>> answers =
                subjects.stream().map(this::askForLast).toList();
        Set<String> having = new HashSet<>();
        for (int i = 0; i < subjects.size(); i++) {
            if (read(answers.get(i)).isPresent()) {
                having.add(subjects.get(i));
            }
        }
        return having;
    }

    /** Where the newest message on these subjects stands, which may have wildcards; 0 if there is none. */
    public long lastOn(List<String> subjects) {
        List<CompletableFuture<Message>> answers =
                subjects.stream().map(this::askForLast).toList();
        return answers.stream()
                .flatMap(answer -> read(answer).stream())
                .mapToLong(MessageInfo::getSeq)
                .max()
                .orElse(0);
    }

    /**
     * Tells whether the stream has forgotten that it stored this message here: its end lies before that place, or
     * another message stands there. A message that merely expired or was removed is not forgotten.
     */
    public boolean forgot(StreamPlace place, StreamExtent extent) {
        if (!extent.spans(place.sequence())) {
            return place.sequence() > extent.last();
        }
        return read(ask(place.sequence()))
                .filter(present -> !isSame(place, present))
                .isPresent();
    }

    private CompletableFuture<Message> ask(long sequence) {
        return ask("{\"seq\":" + sequence + "}");
    }

    private CompletableFuture<Message> askForLast(String subject) {
        return ask("{\"last_by_subj\":\"" + subject + "\"}");
    }

    private CompletableFuture<Message> ask(String request) {
        return connection.requestWithTimeout(GET + stream, request.getBytes(StandardCharsets.US_ASCII), patience);
    }

    private boolean holds(StreamPlace place, CompletableFuture<Message> answer) {
        return read(answer).filter(present -> isSame(place, present)).isPresent();
    }

    /** The message, if there is one; a server that could not look is a failure. */
    private Optional<MessageInfo> read(CompletableFuture<Message> answer) {
        try {
            Message present = answer.join();
            if (!present.isStatusMessage()) {
                return Optional.of(new MessageInfo(present, stream, true));
            }
            Status status = present.getStatus();
            if (status.getCode() != NOT_FOUND) {
                throw new IllegalStateException("stream " + stream + ": " + status.getMessageWithCode());
            }
            return Optional.empty();
        } catch (CancellationException | CompletionException unanswered) {
            throw new IllegalStateException(
                    "stream " + stream + " did not answer: " + unanswered.getMessage(), unanswered);
        }
    }

    /** Other publishers may name their messages otherwise, or not at all; the event's id is always there. */
    private static boolean isSame(StreamPlace place, MessageInfo present) {
        io.nats.client.impl.Headers headers = present.getHeaders();
        return headers != null
                && (place.messageId().equals(headers.getFirst(Headers.ID))
                        || place.messageId().equals(headers.getFirst(Headers.NATS_MSG_ID)));
    }
}
