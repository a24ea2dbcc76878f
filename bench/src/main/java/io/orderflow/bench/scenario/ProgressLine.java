package io.orderflow.bench.scenario;

import io.orderflow.bench.load.Answers;
import io.orderflow.bench.measure.BacklogTrend;
import io.orderflow.bench.measure.OrderLedger;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Says how a run is getting on: on a terminal in place, elsewhere on a line of its own every few seconds. */
public final class ProgressLine {
    private static final Duration IN_PLACE = Duration.ofSeconds(1);
    private static final Duration ON_LINES = Duration.ofSeconds(5);
    /** A day of them is some hundred thousand numbers. */
    private static final Duration SAMPLES = Duration.ofMillis(250);

    private static final double MICROS_PER_MILLI = 1000;

    private final PrintStream out;
    private final boolean terminal;
    private boolean open;

    public ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A sentence that stays. */
    public synchronized void line(String text) {
        endLine();
        out.println(text);
    }

    /** A text that the next one replaces, where that is possible. */
    synchronized void passing(String text) {
        if (terminal) {
            out.print("\r\u001b[K" + text);
            out.flush();
            open = true;
        } else {
            out.println(text);
        }
    }

    private void endLine() {
        if (open) {
            out.print("\r\u001b[K");
            open = false;
        }
    }

    /** The figures of one phase, from one call to the next. */
    final class Watch {
        private final String name;
        private final Answers answers;
        private final OrderLedger ledger;
        private final long start = System.nanoTime();
        private long last = start;
        private long ended;
        private final List<Long> backlog = new ArrayList<>();
        private long nextSample = start;

        Watch(String name, Answers answers, OrderLedger ledger) {
            this.name = name;
            this.answers = answers;
            this.ledger = ledger;
            this.ended = ledger.endedCount();
        }

        /** What has been open, up to now. */
        BacklogTrend backlog() {
            return new BacklogTrend(backlog, SAMPLES);
        }

        /** Looks at the backlog while the load goes on. */
        void sample() {
            long now = System.nanoTime();
            if (now - nextSample >= 0) {
                backlog.add(ledger.backlog());
                nextSample += SAMPLES.toNanos();
            }
            look();
        }

        /** Prints when it is time to. */
        void look() {
            long now = System.nanoTime();
            if (now - last < (terminal ? IN_PLACE : ON_LINES).toNanos()) {
                return;
            }
            double seconds = (now - last) / 1e9;
            Histogram recent = answers.takeRecent();
            long endedNow = ledger.endedCount();
            passing(String.format(
                    Locale.ROOT,
                    "  %s, %3d s: %6.0f/s accepted (p99 %.1f ms), %6.0f/s finished, %d open, %d refused, %d errors",
                    name,
                    Duration.ofNanos(now - start).toSeconds(),
                    recent.getTotalCount() / seconds,
                    recent.getValueAtPercentile(99) / MICROS_PER_MILLI,
                    (endedNow - ended) / seconds,
                    ledger.backlog(),
                    answers.refusedTimes().getTotalCount(),
                    answers.errors().values().stream()
                            .mapToLong(Long::longValue)
                            .sum()));
            ended = endedNow;
            last = now;
        }
    }
}
