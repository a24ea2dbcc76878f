package io.orderflow.runtime.work;

import io.orderflow.runtime.batch.GatheringPause;
import io.orderflow.runtime.transaction.GroupCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sees to it that {@link Work} is done, such as a call of a payment gateway: it is claimed in one transaction, or
 * handed over by the one that made it due, performed without any, and its results are recorded in another. Several
 * instances may do so at once; a crash at any point leaves a claim that runs out, and the work is performed again. So
 * what it does must be harmless to repeat.
 *
 * <p>What is handed over while all places are taken waits here, within bounds of number and time. Beyond them it is
 * released to the table, and from then on new work stays in the table as well, until what waits there has had its turn.
 *
 * @param <W> a piece of work
 * @param <R> its result
 */
public final class DueWork<W, R> {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** A claim is for at least one in so many of the places. */
    private static final int SMALLEST_SHARE = 8;

    /** So many pieces wait for each place. */
    private static final int WAITING_PER_PLACE = 4;

    private static final long NO_TIMER = -1;

    /** What is under way at a stop has this long: the usual limit of a call, and a moment to record it. */
    private static final Duration LAST_WORK = Duration.ofSeconds(6);

    private final Context context;
    private final Vertx vertx;
    private final Work<W, R> work;
    private final String name;
    private final int maxConcurrent;
    private final GroupCommit<R, R> records;

    // Touched on the context alone.
    private final Queue<Waiting<W>> waiting = new ArrayDeque<>();
    private int running;
    private int releasing;
    private boolean claiming;
    private boolean wanted;
    private boolean stopped;

    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile boolean behind;
    private volatile long timer = NO_TIMER;

    /** What waits for a place, since a time of {@link System#nanoTime}. */
    private record Waiting<W>(W item, long since) {}

    /**
     * Makes it ready; nothing happens before {@link #start}.
     *
     * @param gatheringPause how long results gather before they are recorded together
     */
    public DueWork(Vertx vertx, GatheringPause gatheringPause, Work<W, R> work) {
        this.context = vertx.getOrCreateContext();
        this.vertx = vertx;
        this.work = work;
        this.name = work.name();
        this.maxConcurrent = work.maxConcurrent();
        this.records = new GroupCommit<>(
                vertx,
                maxConcurrent,
                gatheringPause,
                maxConcurrent,
                results -> work.record(results).replaceWith(results));
    }

    /** Begins to look for work that is due, at this interval and whenever it is woken. */
    public void start(Duration interval) {
        timer = vertx.setPeriodic(interval.toMillis(), ignored -> wake());
        wake();
    }

    /** There may be work: called after the commit that made it due, on any thread. */
    public void wake() {
        context.runOnContext(ignored -> {
            wanted = true;
            next();
        });
    }

    /** Whether work waits in the table, so that new work has to wait there too. */
    boolean isBehind() {
        return behind;
    }

    /** Does work that this instance holds already, or releases what there is no room for; on any thread. */
    void take(List<W> items) {
        context.runOnContext(ignored -> {
            int room = stopped || behind ? 0 : maxConcurrent - running + mostWaiting() - waiting.size();
            int fitting = Math.clamp(room, 0, items.size());
            enqueue(items.subList(0, fitting));
            giveBack(items.subList(fitting, items.size()));
            wanted |= behind;
            next();
        });
    }

    /**
     * Begins no more, gives back what waits, and waits some seconds until what is under way is recorded: what is not
     * would be done twice, and only when its claim has run out. Blocks.
     */
    public void finish() throws InterruptedException {
        stop();
        if (!awaitEnd(LAST_WORK)) {
            LOG.warnf("%s: stopped with work under way; it will be done again", name);
        }
    }

    /** Begins no more, and gives back what waits. */
    void stop() {
        vertx.cancelTimer(timer);
        context.runOnContext(ignored -> {
            stopped = true;
            next();
        });
    }

    /** Waits until nothing is under way any more after a stop; whether it was so within this time. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void endWhenIdle() {
        if (stopped && running == 0 && releasing == 0 && !claiming) {
            ended.countDown();
        }
    }

    private int mostWaiting() {
        return maxConcurrent * WAITING_PER_PLACE;
    }

    private void enqueue(List<W> items) {
        long now = System.nanoTime();
        items.forEach(item -> waiting.add(new Waiting<>(item, now)));
    }

    private void giveBack(List<W> items) {
        if (items.isEmpty()) {
            return;
        }
        behind = true;
        releasing++;
        work.release(items)
                .subscribe()
                .with(
                        done -> context.runOnContext(ignored -> {
                            wanted = true;
                            released();
                        }),
                        failure -> context.runOnContext(ignored -> {
                            LOG.warnf("%s: held until the lease runs out: %s", name, failure.getMessage());
                            released();
                        }));
    }

    private void released() {
        releasing--;
        next();
    }

    private void next() {
        performWaiting();
        endWhenIdle();
        int free = maxConcurrent - running;
        // Not a transaction for each place that becomes free, and no waiting for the slowest call either.
        boolean worthwhile = free >= Math.max(1, maxConcurrent / SMALLEST_SHARE);
        if (stopped || claiming || !wanted || !worthwhile) {
            return;
        }
        claiming = true;
        wanted = false;
        work.claim(free)
                .subscribe()
                .with(
                        items -> context.runOnContext(ignored -> claimed(items, free)),
                        failure -> context.runOnContext(ignored -> {
                            claiming = false;
                            LOG.warnf("%s: nothing claimed: %s", name, failure.getMessage());
                            endWhenIdle();
                        }));
    }

    private void performWaiting() {
        long now = System.nanoTime();
        List<W> late = new ArrayList<>();
        while ((stopped || running < maxConcurrent) && !waiting.isEmpty()) {
            Waiting<W> first = waiting.remove();
            if (!stopped && now - first.since() < work.patience().toNanos()) {
                perform(first.item());
            } else {
                late.add(first.item());
            }
        }
        giveBack(late);
    }

    private void claimed(List<W> items, int asked) {
        claiming = false;
        behind = items.size() == asked;
        wanted |= behind;
        enqueue(items);
        next();
    }

    private void perform(W item) {
        running++;
        Uni.createFrom()
                .deferred(() -> work.perform(item))
                .chain(records::submit)
                .subscribe()
                .with(done -> context.runOnContext(ignored -> finished()), failure -> {
                    LOG.warnf("%s: not done, will be tried again: %s", name, failure.getMessage());
                    context.runOnContext(ignored -> finished());
                });
    }

    private void finished() {
        running--;
        next();
    }
}
