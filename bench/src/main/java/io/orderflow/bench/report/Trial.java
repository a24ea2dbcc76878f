package io.orderflow.bench.report;

import java.util.Locale;

/** One step of the search for saturation. */
public record Trial(
        int ratePerSecond, boolean sustained, double finishedPerSecond, double toFulfilledP99Millis, long refused) {
    public static Trial of(Measurement measured) {
        return new Trial(
                measured.ratePerSecond(),
                measured.sustained(),
                measured.finishedPerSecond(),
                measured.toFulfilledMillis().p99(),
                measured.refused());
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "%d orders/s: %s; %.0f/s finished, POST to OrderFulfilled p99 %.0f ms, %d refused",
                ratePerSecond,
                sustained ? "sustained" : "too much",
                finishedPerSecond,
                toFulfilledP99Millis,
                refused);
    }
}
