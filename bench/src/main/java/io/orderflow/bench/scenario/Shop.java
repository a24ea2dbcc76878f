package io.orderflow.bench.scenario;

import io.orderflow.bench.load.LoadGenerator;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.local.OrderflowSystem;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running system with what loads and watches it. */
public record Shop(
        OrderflowSystem system, LoadGenerator generator, Ledgers ledgers, EventFollower events, ProgressLine progress) {
    private static final Duration POLL = Duration.ofMillis(20);
    /** Whoever finishes nothing for so long will not finish the rest. */
    private static final Duration STUCK = Duration.ofSeconds(60);

    public OrderLedger ledger() {
        return ledgers.orders();
    }

    /**
     * Waits until all requests are answered, all accepted orders have ended and all that comes back is at rest, or nothing
     * happens any more.
     */
    boolean drain(ProgressLine.Watch watch) throws InterruptedException {
        long last = System.nanoTime();
        long finished = ledgers.finished();
        while (generator.unanswered() > 0 || ledgers.isOpen()) {
            watch.look();
            pause();
            if (ledgers.finished() != finished) {
                finished = ledgers.finished();
                last = System.nanoTime();
            }
            if (System.nanoTime() - last > STUCK.toNanos()) {
                progress.line("  %s orders do not come to an end.".formatted(ledger().backlog()));
                return false;
            }
        }
        return true;
    }

    /** Waits for what is to come back and is not at rest yet, but no longer than this; says so if it is not then. */
    public void settle(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (ledgers.restlessReturns() > 0) {
            if (System.nanoTime() - deadline > 0) {
                progress.line("  %s returns have not come to rest within %s s."
                        .formatted(ledgers.restlessReturns(), patience.toSeconds()));
                return;
            }
            pause();
        }
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
