package io.orderflow.order.domain;

import io.orderflow.events.value.Require;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long an order may wait for something.
 *
 * @param firstAsking after this time it is asked for again; the pauses double from then on
 * @param longestPause the longest of these pauses
 * @param limits when it is too long, by what the order waits for
 */
public record Patience(Duration firstAsking, Duration longestPause, Map<Step, Duration> limits) {

    public Patience {
        Require.that(firstAsking.isPositive(), "the first asking must come after a time");
        Require.that(firstAsking.compareTo(longestPause) <= 0, "the first asking must come within the longest pause");
        limits = Map.copyOf(new EnumMap<>(limits));
        for (Step step : Step.values()) {
            Duration limit = limits.get(step);
            Require.that(limit != null && limit.isPositive(), "there must be a time that is too long for " + step);
        }
    }

    /** How often it should have been asked for by now, with so much time since the last thing happened. */
    public long askings(Step step, Duration waited) {
        if (step.isWithPeople()) {
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

    /** Whether it is too long. */
    public boolean isOver(Step step, Duration waited) {
        return waited.compareTo(limits.get(step)) >= 0;
    }
}
