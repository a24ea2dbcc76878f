package io.orderflow.bench.report;

import io.orderflow.bench.measure.CancellationLedger;
import io.orderflow.bench.measure.CancellationLedger.Answer;
import io.orderflow.bench.measure.OrderLedger.End;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What became of the wishes of a window to have an order stopped.
 *
 * @param asked orders that somebody wanted stopped
 * @param atOnce stopped in the request itself
 * @param byWarehouse stopped by leave of the warehouse
 * @param refused by the warehouse, because the parcel was packed
 * @param tooLate refused in the request itself
 * @param unanswered neither
 * @param toRestMillis from the wish until the order was stopped, its stock back and its money let go
 */
public record Cancellations(
        long asked,
        long atOnce,
        long byWarehouse,
        long refused,
        long tooLate,
        long unanswered,
        Percentiles toRestMillis) {

    /** Of this time. */
    public static Cancellations of(CancellationLedger ledger, long fromNanos, long toNanos) {
        Histogram toRest = new Histogram(3);
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        ledger.visit(fromNanos, toNanos, (answer, end, nanosToRest) -> {
            counts.merge(Count.of(answer, end), 1L, Long::sum);
            if (end == End.CANCELLED) {
                toRest.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanosToRest)));
            }
        });
        return new Cancellations(
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.getOrDefault(Count.AT_ONCE, 0L),
                counts.getOrDefault(Count.BY_WAREHOUSE, 0L),
                counts.getOrDefault(Count.REFUSED, 0L),
                counts.getOrDefault(Count.TOO_LATE, 0L),
                counts.getOrDefault(Count.UNANSWERED, 0L),
                Percentiles.of(toRest));
    }

    /** What became of one. */
    private enum Count {
        AT_ONCE,
        BY_WAREHOUSE,
        REFUSED,
        TOO_LATE,
        UNANSWERED;

        static Count of(Answer answer, End end) {
            return switch (answer) {
                case CANCELLED -> AT_ONCE;
                case REQUESTED -> end == End.CANCELLED ? BY_WAREHOUSE : REFUSED;
                case REFUSED -> TOO_LATE;
                case NONE -> UNANSWERED;
            };
        }
    }
}
