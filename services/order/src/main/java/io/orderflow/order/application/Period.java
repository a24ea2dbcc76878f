package io.orderflow.order.application;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A span of time, open on the sides that are not given. In whole milliseconds, as orders are told apart: what happened
 * within a millisecond happened at its beginning.
 *
 * @param from its beginning, which is part of it
 * @param to its end, which is not; it is after the beginning
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /** The first moment that an order's id can tell. */
    private static final Instant EARLIEST = Instant.EPOCH;

    /** What RFC 3339 can write begins and ends here. */
    private static final Instant WRITABLE = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration ALMOST_A_MILLISECOND = Duration.ofMillis(1).minusNanos(1);

    public Period {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("to must be after from");
        }
        from = nextMillisecond("from", from);
        to = nextMillisecond("to", to);
    }

    private static @Nullable Instant nextMillisecond(String name, @Nullable Instant time) {
        if (time == null) {
            return null;
        }
        if (time.isBefore(WRITABLE) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(name + " must be from " + WRITABLE + " to " + LATEST);
        }
        return time.isBefore(EARLIEST)
                ? EARLIEST
                : time.plus(ALMOST_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS);
    }
}
