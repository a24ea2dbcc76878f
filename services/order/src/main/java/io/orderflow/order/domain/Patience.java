package io.orderflow.order.domain;

import io.orderflow.events.value.Require;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long an order may wait for something.
 *
 * @param firstAsking after this time it is asked for again; the pauses double from then on
 * @param longestPause the longest of these pauses
 * @param limits when it is too long, by what the order waits for; for goods that may come back it never is
 * @param expiries when the order is given up, by what it waits for; of other steps never
 */
public record Patience(
        Duration firstAsking, Duration longestPause, Map<Step, Duration> limits, Map<Step, Duration> expiries) {

    public Patience {
        Require.that(firstAsking.isPositive(), "the first asking must come after a time");
        Require.that(firstAsking.compareTo(longestPause) <= 0, "the first asking must come within the longest pause");
        limits = Map.copyOf(new EnumMap<>(limits));
        expiries = Map.copyOf(expiries);
        for (Step step : Step.values()) {
            Duration limit = limits.get(step);
            Require.that(
                    step == Step.RETURN || (limit != null && limit.isPositive()),
                    "there must be a time that is too long for " + step);
        }
    }

    /** How often it should have been asked for by now, with so much time since the last thing happened. */
    public long askings(Step step, Duration waited) {
        if (step.isOutside()) {
            return 0;
        }
        long askings = 0;
        Duration next = firstAsking;
        while (next.compareTo(longestPause) < 0 && next.compareTo(waited) <= 0) {
            askings++;
            next = next.multipliedBy(2);
        }
        return next.compareTo(waited) > 0
                ? askings
                : askings + 1 + waited.minus(next).dividedBy(longestPause);
    }

    /** When somebody hears of it who waits, unless it comes before: that it is late, or, if it is, that it is given up. */
    public Optional<Instant> until(Step step, Instant since, boolean isLate) {
        return Optional.ofNullable(isLate ? expiries.get(step) : limits.get(step))
                .map(since::plus);
    }

    /** Whether it is so long that the order is given up. */
    public boolean hasExpired(Step step, Duration waited) {
        Duration expiry = expiries.get(step);
        return expiry != null && waited.compareTo(expiry) >= 0;
    }

    /** Whether it is too long. */
    public boolean isOver(Step step, Duration waited) {
        Duration limit = limits.get(step);
        return limit != null && waited.compareTo(limit) >= 0;
    }
}
