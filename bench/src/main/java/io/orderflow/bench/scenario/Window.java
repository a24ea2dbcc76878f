package io.orderflow.bench.scenario;

import io.orderflow.bench.load.Answers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.OrderLedger.End;
import io.orderflow.bench.measure.Usage;
import io.orderflow.bench.measure.WrittenAhead;
import io.orderflow.bench.report.Cancellations;
import io.orderflow.bench.report.Measurement;
import io.orderflow.bench.report.Percentiles;
import io.orderflow.bench.report.ProcessFigures;
import io.orderflow.bench.report.Returns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/** A measured stretch of time: what the system had used and done when it began, and what it has when it ends. */
final class Window {
    /** What would be somebody else's server. */
    private static final Set<String> BESIDE = Set.of(Usage.GENERATOR, "mailbox", "issuer");

    private static final double BYTES_PER_MEBIBYTE = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Share of the requests above which a rate counts as too high. */
    private static final double MOST_TURNED_AWAY = 0.001;

    private final Shop shop;
    private final String name;
    private final int rate;
    private final Answers answers;
    private final long start = System.nanoTime();
    private final Usage before;
    private final long eventsBefore;
    private final WrittenAhead writtenBefore;

    private Window(Shop shop, String name, int rate, Answers answers) {
        this.shop = shop;
        this.name = name;
        this.rate = rate;
        this.answers = answers;
        this.before = Usage.of(shop.system());
        this.eventsBefore = shop.events().storedEvents();
        this.writtenBefore = WrittenAhead.by(shop.system());
    }

    /** Begins now. */
    static Window open(Shop shop, String name, int rate, Answers answers) {
        return new Window(shop, name, rate, answers);
    }

    /** Ends now; the orders that were due in it are waited for, but do not count for what was done in it. */
    Measurement close(ProgressLine.Watch watch) throws InterruptedException {
        long end = System.nanoTime();
        Usage after = Usage.of(shop.system());
        Map<String, Duration> used = after.since(before);
        long events = shop.events().storedEvents() - eventsBefore;
        WrittenAhead written = WrittenAhead.by(shop.system()).since(writtenBefore);
        long backlog = shop.ledger().backlog();
        Map<String, Long> memory = Usage.memory(shop.system());
        shop.drain(watch);
        double drained = (System.nanoTime() - end) / NANOS_PER_SECOND;

        OrderLedger ledger = shop.ledger();
        double seconds = (end - start) / NANOS_PER_SECOND;
        long fulfilled = ledger.endedBetween(End.FULFILLED, start, end);
        long rejected = ledger.endedBetween(End.REJECTED, start, end);
        long finished = fulfilled + rejected + ledger.endedBetween(End.CANCELLED, start, end);
        List<ProcessFigures> processes = used.entrySet().stream()
                .map(entry ->
                        figures(entry.getKey(), entry.getValue(), memory.getOrDefault(entry.getKey(), 0L), fulfilled))
                .toList();
        double cpuMillis = processes.stream()
                .filter(ProcessFigures::orderflow)
                .mapToDouble(ProcessFigures::cpuMillis)
                .sum();
        Histogram accepted = answers.acceptedTimes();
        double turnedAway = per((double) answers.sentCount() - accepted.getTotalCount(), answers.sentCount());
        double machineSeconds = seconds * Runtime.getRuntime().availableProcessors();
        return new Measurement(
                name,
                rate,
                seconds,
                answers.sentCount(),
                accepted.getTotalCount(),
                accepted.getTotalCount() / seconds,
                answers.refusedTimes().getTotalCount(),
                answers.errors(),
                Percentiles.of(accepted),
                Percentiles.of(answers.refusedTimes()),
                fulfilled,
                rejected,
                fulfilled / seconds,
                finished / seconds,
                distribution(times -> ledger.timesToProcessed(start, end, times)),
                distribution(times -> ledger.timesToEnd(End.FULFILLED, start, end, times)),
                backlog,
                drained,
                turnedAway <= MOST_TURNED_AWAY && !watch.backlog().keepsGrowing(rate),
                events / seconds,
                per(cpuMillis, fulfilled),
                per(cpuMillis, finished),
                per((double) written.bytes(), finished),
                per((double) written.records(), finished),
                after.othersSince(before).toNanos() / NANOS_PER_SECOND / machineSeconds,
                processes,
                shop.ledgers()
                        .cancellations()
                        .map(cancellations -> Cancellations.of(cancellations, start, end))
                        .orElse(null),
                shop.ledgers()
                        .returns()
                        .map(returns -> Returns.of(returns, start, end))
                        .orElse(null));
    }

    private static ProcessFigures figures(String process, Duration used, long memory, long fulfilled) {
        boolean orderflow = !BESIDE.contains(process);
        double millis = used.toNanos() / 1e6;
        return new ProcessFigures(process, orderflow, millis, per(millis, fulfilled), memory / BYTES_PER_MEBIBYTE);
    }

    private static Percentiles distribution(Consumer<LongConsumer> nanos) {
        Histogram micros = new Histogram(3);
        nanos.accept(time -> micros.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(time))));
        return Percentiles.of(micros);
    }

    private static double per(double total, long count) {
        return count == 0 ? 0 : total / count;
    }
}
