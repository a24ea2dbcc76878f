package io.orderflow.bench.measure;

import java.time.Duration;
import java.util.List;

/**
 * How many orders were open, looked at in equal intervals over a stretch of steady load. By Little's law the backlog is
 * the end-to-end delay times the rate: while one grows, so does the other.
 */
public record BacklogTrend(List<Long> samples, Duration interval) {
    /** A system that finishes less than this share of what arrives is not keeping up. */
    private static final double KEEPING_UP = 0.98;

    private static final int PARTS = 3;

    public BacklogTrend {
        samples = List.copyOf(samples);
    }

    /**
     * Whether the delay kept growing at this rate: from the middle third to the last one, by more than a fiftieth of
     * what arrived in between. The first third is the way up to the rate's own delay and says nothing.
     */
    public boolean keepsGrowing(int perSecond) {
        int part = samples.size() / PARTS;
        if (part == 0) {
            return false;
        }
        double middle = mean(part, 2 * part);
        double last = mean(2 * part, PARTS * part);
        double arrived = perSecond * (part * interval.toNanos() / 1e9);
        return last - middle > (1 - KEEPING_UP) * arrived;
    }

    private double mean(int from, int to) {
        return samples.subList(from, to).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElse(0);
    }
}
