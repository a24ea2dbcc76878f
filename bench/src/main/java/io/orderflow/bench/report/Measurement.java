package io.orderflow.bench.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one measured window found. Rates are per second of the window.
 *
 * @param ratePerSecond requests that were due; 0 when one order followed another
 * @param sent requests that were due in the window
 * @param refused answered 503
 * @param errors other answers, and none, by kind
 * @param finishedPerSecond orders that came to any end within the window
 * @param backlogAtEnd accepted orders that had not ended when the window did
 * @param drainSeconds how long these then took
 * @param sustained whether the end-to-end delay stopped growing and (nearly) nothing was turned away
 * @param walBytesPerFinishedOrder what PostgreSQL wrote ahead, for all services, whole pages after a checkpoint included
 * @param walRecordsPerFinishedOrder in so many records
 * @param otherCpuShare share of the machine that programs outside this run had, 0 to 1; what is high spoils the rest
 * @param cancellations null unless somebody wanted orders stopped
 * @param returns null unless some orders were to come back
 */
public record Measurement(
        String name,
        int ratePerSecond,
        double seconds,
        long sent,
        long accepted,
        double acceptedPerSecond,
        long refused,
        Map<String, Long> errors,
        Percentiles answerMillis,
        Percentiles refusalMillis,
        long fulfilled,
        long rejected,
        double fulfilledPerSecond,
        double finishedPerSecond,
        Percentiles toProcessedMillis,
        Percentiles toFulfilledMillis,
        long backlogAtEnd,
        double drainSeconds,
        boolean sustained,
        double eventsPerSecond,
        double cpuMillisPerFulfilledOrder,
        double cpuMillisPerFinishedOrder,
        double walBytesPerFinishedOrder,
        double walRecordsPerFinishedOrder,
        double otherCpuShare,
        List<ProcessFigures> processes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Cancellations cancellations,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Returns returns) {
    public Measurement {
        errors = new TreeMap<>(errors);
        processes = List.copyOf(processes);
    }

    /** How many requests got another answer than 202 and 503, or none. */
    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }
}
