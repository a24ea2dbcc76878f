package io.orderflow.runtime.nats.streams;

import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamState;
import java.time.Duration;
import java.time.Instant;

/**
 * From where to where a stream reaches, by the word of its server at one moment.
 *
 * @param made when the stream was made or restored: what was known of another making says nothing of this one
 * @param first the sequence of the oldest message, or one more than {@code last} when there is none
 * @param last the sequence of the newest message that the stream has had
 * @param holes how many messages between the two are gone
 * @param maxAge after which messages expire; zero means never
 * @param full whether a bound on bytes or messages makes the oldest go for each new one
 */
public record StreamExtent(Instant made, long first, long last, long holes, Duration maxAge, boolean full) {

    /** A stream this close to its bound on bytes discards. */
    private static final double FULL = 0.9;

    /** Whether a place lies within. */
    public boolean spans(long sequence) {
        return first <= sequence && sequence <= last;
    }

    static StreamExtent of(StreamInfo info) {
        StreamState state = info.getStreamState();
        return new StreamExtent(
                info.getCreateTime().toInstant(),
                state.getFirstSequence(),
                state.getLastSequence(),
                state.getDeletedCount(),
                info.getConfiguration().getMaxAge(),
                isFull(info.getConfiguration(), state));
    }

    private static boolean isFull(StreamConfiguration bounds, StreamState state) {
        return (bounds.getMaxBytes() > 0 && state.getByteCount() >= FULL * bounds.getMaxBytes())
                || (bounds.getMaxMsgs() > 0 && state.getMsgCount() >= bounds.getMaxMsgs())
                || bounds.getMaxMsgsPerSubject() > 0;
    }
}
