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
 * @param to its end, which is not
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /** The first moment that an order's id can tell. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The end of what RFC 3339 can write. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final Duration ALMOST_A_MILLISECOND = Duration.ofMillis(1).minusNanos(1);

    public Period {
        requireWithinBounds("from", from);
        requireWithinBounds("to", to);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("to must be after from");
        }
        from = nextMillisecond(from);
        to = nextMillisecond(to);
    }

    private static void requireWithinBounds(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new IllegalArgumentException(name + " must be from " + EARLIEST + " to " + LATEST);
        }
    }

    private static @Nullable Instant nextMillisecond(@Nullable Instant time) {
        return time == null ? null : time.plus(ALMOST_A_MILLISECOND).truncatedTo(ChronoUnit.MILLIS);
    }
}
