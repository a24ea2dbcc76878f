package io.orderflow.bench.load;

import java.time.Duration;

/**
 * When each request of an open-loop load is due: evenly spaced, and never moved because an answer is late.
 *
 * @param perSecond 1 to {@value #MOST_PER_SECOND}
 * @param startNanos when the first one is due, on the clock of {@link System#nanoTime()}
 * @param count how many there are
 */
public record Arrivals(int perSecond, long startNanos, long count) {
    public static final int MOST_PER_SECOND = 100_000;

    /** Longer than anybody measures; with the highest rate it keeps all products below within 63 bits. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    public Arrivals {
        if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
            throw new IllegalArgumentException("perSecond must be 1 to " + MOST_PER_SECOND + ": " + perSecond);
        }
        if (count < 0 || count > perSecond * LONGEST.toSeconds()) {
            throw new IllegalArgumentException("too many arrivals: " + count);
        }
    }

    /** At this rate for so long. */
    public static Arrivals during(int perSecond, long startNanos, Duration duration) {
        return new Arrivals(perSecond, startNanos, duration.toMillis() * perSecond / 1000);
    }

    public long dueAt(long index) {
        return startNanos + index * NANOS_PER_SECOND / perSecond;
    }

    /** How many are due by now. */
    public long dueBy(long nanos) {
        long elapsed = Math.min(nanos - startNanos, LONGEST.toNanos());
        if (elapsed < 0) {
            return 0;
        }
        // As many indices as dueAt() puts at or before this time.
        return Math.min(count, ((elapsed + 1) * perSecond + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
    }

    /** When the schedule is over: one interval after the last arrival. */
    public long endNanos() {
        return dueAt(count);
    }
}
