package io.orderflow.runtime.nats.consume;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The pauses before the second, third, … delivery of a message; the last one holds for all that follow. */
record BackOff(List<Duration> pauses) {

    BackOff {
        pauses = List.copyOf(pauses);
        if (pauses.isEmpty() || pauses.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("back-off needs one pause or more, none of them negative: " + pauses);
        }
    }

    /** Reads a comma-separated list of ISO 8601 durations, such as {@code PT0.1S,PT1S}. */
    static BackOff parse(String pauses) {
        return new BackOff(Stream.of(pauses.split(","))
                .map(String::strip)
                .map(Duration::parse)
                .toList());
    }

    Duration pauseAfter(long attempt) {
        return pauses.get((int) Math.min(Math.max(attempt, 1), pauses.size()) - 1);
    }

    Duration longest() {
        return pauses.getLast();
    }
}
