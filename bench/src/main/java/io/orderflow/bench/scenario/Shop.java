package io.orderflow.bench.scenario;

import io.orderflow.bench.load.LoadGenerator;
import io.orderflow.bench.measure.CancellationLedger;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.local.OrderflowSystem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A running system with what loads and watches it.
 *
 * @param ledger every order of the run
 * @param cancellations those that somebody wanted stopped; empty where nobody does
 */
public record Shop(
        OrderflowSystem system,
        LoadGenerator generator,
        OrderLedger ledger,
        Optional<CancellationLedger> cancellations,
        EventFollower events,
        ProgressLine progress) {
    private static final Duration POLL = Duration.ofMillis(20);
    /** Whoever finishes nothing for so long will not finish the rest. */
    private static final Duration STUCK = Duration.ofSeconds(60);

    /** Waits until all requests are answered and all accepted orders have ended, or nothing happens any more. */
    boolean drain(ProgressLine.Watch watch) throws InterruptedException {
        long last = System.nanoTime();
        long ended = ledger.endedCount();
        while (generator.unanswered() > 0 || ledger.backlog() > 0 || restless() > 0) {
            watch.look();
            pause();
            if (ledger.endedCount() != ended) {
                ended = ledger.endedCount();
                last = System.nanoTime();
            }
            if (System.nanoTime() - last > STUCK.toNanos()) {
                progress.line("  %s orders do not come to an end.".formatted(ledger.backlog()));
                return false;
            }
        }
        return true;
    }

    private long restless() {
        return cancellations.map(CancellationLedger::restless).orElse(0L);
    }

    /** Waits until this moment while showing progress. */
    static void until(long nanos, ProgressLine.Watch watch) throws InterruptedException {
        while (nanos - System.nanoTime() > 0) {
            watch.sample();
            TimeUnit.NANOSECONDS.sleep(Math.min(POLL.toNanos(), Math.max(1, nanos - System.nanoTime())));
        }
    }

    static void pause() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
}
