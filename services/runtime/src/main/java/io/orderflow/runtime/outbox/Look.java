package io.orderflow.runtime.outbox;

import io.orderflow.events.value.Uuids;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.nats.streams.StreamExtent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One look at the stream, beside what was seen the last time.
 *
 * @param passed up to where every consumer has read it
 * @param newestForgotten whether something else stands where the newest rows were stored
 * @param at when it was taken, by the clock of this service
 */
record Look(StreamMark mark, StreamExtent extent, long passed, boolean newestForgotten, Instant at) {

    /** What will expire so soon may have expired already, by the clock of the server. */
    private static final Duration LONGEST_MARGIN = Duration.ofHours(1);

    /** An event is a little younger than its id, and clocks differ a little. */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    /** Whether the stream is another than before, or has gone back. */
    boolean isContradiction() {
        return newestForgotten || mark.contradicts(extent);
    }

    /** The earliest time of an event that cannot have expired. */
    Instant oldest() {
        Duration maxAge = extent.maxAge();
        if (maxAge.isZero()) {
            return Instant.EPOCH;
        }
        Duration tenth = maxAge.dividedBy(10);
        return at.minus(maxAge).plus(tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN);
    }

    /** Whether all of these had been seen in the stream the last time. */
    boolean areOld(List<Published> rows) {
        var bound = UuidV7.lowerBound(mark.at().minus(DOUBT));
        return rows.stream().allMatch(row -> Uuids.compare(row.id(), bound) < 0);
    }

    /** Whether the stream has thrown away, for want of room, what somebody has yet to read. */
    boolean isTooSmall() {
        return mark.isCutBy(extent) && extent.full();
    }

    /**
     * What the next look begins with. Where something has just been lost, the consumers may have passed it by now, and
     * some rows of it may not be recorded yet: the next look searches the same span again.
     */
    StreamMark nextMark() {
        if (isContradiction()) {
            return StreamMark.of(extent, extent.first() - 1, at);
        }
        return StreamMark.of(extent, isTooSmall() || mark.isFresh(extent) ? mark.passed() : passed, at);
    }
}
