package io.orderflow.bench.report;

import io.orderflow.bench.measure.ReturnLedger;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of the orders that were to come back since some moment of a window.
 *
 * @param begun how many there are
 * @param whole came back in one receipt
 * @param inParts came back in several
 * @param unfinished are not restocked or scrapped, or not paid back
 * @param toRestMillis from the moment at which the order was handed over until both was done with all of it
 */
public record Returns(long begun, long whole, long inParts, long unfinished, Percentiles toRestMillis) {

    /** Of this time. */
    public static Returns of(ReturnLedger ledger, long fromNanos, long toNanos) {
        Histogram whole = new Histogram(3);
        Histogram inParts = new Histogram(3);
        long[] begun = {0};
        ledger.visit(fromNanos, toNanos, (receipts, nanosToRest) -> {
            begun[0]++;
            if (nanosToRest >= 0) {
                (receipts == 1 ? whole : inParts).recordValue(TimeUnit.NANOSECONDS.toMicros(nanosToRest));
            }
        });
        Histogram all = whole.copy();
        all.add(inParts);
        return new Returns(
                begun[0],
                whole.getTotalCount(),
                inParts.getTotalCount(),
                begun[0] - all.getTotalCount(),
                Percentiles.of(all));
    }
}
