package io.orderflow.bench.report;

import org.HdrHistogram.Histogram;

/** Times in milliseconds; all 0 when there were none. */
public record Percentiles(long count, double p50, double p90, double p99, double max) {
    private static final double MICROS_PER_MILLI = 1000;

    /** @param micros in microseconds */
    public static Percentiles of(Histogram micros) {
        return new Percentiles(
                micros.getTotalCount(),
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                micros.getMaxValue() / MICROS_PER_MILLI);
    }

    private static double at(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
    }
}
