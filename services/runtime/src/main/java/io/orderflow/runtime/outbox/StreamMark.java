package io.orderflow.runtime.outbox;

import io.orderflow.runtime.nats.streams.StreamExtent;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * How the stream was when it was last held against the outbox.
 *
 * @param made when the stream was made or restored
 * @param passed up to where every consumer had read it
 * @param at by the clock of this service
 */
record StreamMark(Instant made, long first, long last, long holes, long passed, Instant at) {

    static StreamMark of(StreamExtent extent, long passed, Instant at) {
        return new StreamMark(extent.made(), extent.first(), extent.last(), extent.holes(), passed, at);
    }

    /** Nothing is known of the stream; what was published before this time is believed to be there. */
    static StreamMark unknown(Instant at) {
        return new StreamMark(Instant.EPOCH, 0, 0, 0, 0, at);
    }

    /** From the columns of the table. */
    static StreamMark of(Object[] columns) {
        return new StreamMark(
                Instant.parse((String) columns[0]),
                (Long) columns[1],
                (Long) columns[2],
                (Long) columns[3],
                (Long) columns[4],
                ((OffsetDateTime) columns[5]).toInstant());
    }

    /** Whether the stream is another, or has gone back behind where it was. */
    boolean contradicts(StreamExtent extent) {
        return !made.equals(extent.made()) || extent.last() < last;
    }

    /** Whether the stream begins behind what somebody has yet to read. */
    boolean isCutBy(StreamExtent extent) {
        return extent.first() > passed + 1;
    }

    /** Whether the stream has lost something in this very moment, so that consumers may have passed what is gone. */
    boolean isFresh(StreamExtent extent) {
        return extent.holes() != holes || (isCutBy(extent) && extent.first() != first);
    }
}
