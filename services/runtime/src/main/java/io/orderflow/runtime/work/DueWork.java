package io.orderflow.runtime.work;

import io.orderflow.runtime.transaction.GroupCommit;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Work outside any transaction that rows of a table stand for, such as a call of a payment gateway: it is claimed in
 * one transaction, performed without any, and its results are recorded in another. Several instances may do so at
 * once; a crash at any point leaves a claim that runs out, and the work is performed again. So what it does must be
 * harmless to repeat.
 *
 * @param <W> a piece of work
 * @param <R> its result
 */
public final class DueWork<W, R> {

    private static final Logger LOG = Logger.getLogger(DueWork.class);

    /** A claim is for at least one in so many of the places. */
    private static final int SMALLEST_SHARE = 8;

    private static final long NO_TIMER = -1;

    private final Context context;
    private final Vertx vertx;
    private final String name;
    private final int maxConcurrent;
    private final IntFunction<Uni<List<W>>> claim;
    private final Function<W, Uni<R>> perform;
    private final GroupCommit<R, R> records;

    // Touched on the context alone.
    private int running;
    private boolean claiming;
    private boolean wanted;
    private boolean stopped;

    private volatile long timer = NO_TIMER;

    /**
     * Describes the work; nothing happens before {@link #start}.
     *
     * @param name for the log
     * @param maxConcurrent the most pieces of work at one time
     * @param claim takes at most so many pieces that are due, and holds each of them for a while, in a transaction of
     *     its own
     * @param perform does one piece; a failure leaves it to be claimed again when the claim has run out
     * @param record stores results, many in one transaction of its own
     */
    public DueWork(
            Vertx vertx,
            String name,
            int maxConcurrent,
            IntFunction<Uni<List<W>>> claim,
            Function<W, Uni<R>> perform,
            Function<List<R>, Uni<Void>> record) {
        this.context = vertx.getOrCreateContext();
        this.vertx = vertx;
        this.name = name;
        this.maxConcurrent = maxConcurrent;
        this.claim = claim;
        this.perform = perform;
        this.records = new GroupCommit<>(vertx, maxConcurrent, maxConcurrent, results -> record.apply(results)
                .replaceWith(results));
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

    /** Claims no more. */
    public void stop() {
        vertx.cancelTimer(timer);
        context.runOnContext(ignored -> stopped = true);
    }

    private void next() {
        int free = maxConcurrent - running;
        // Not a transaction for each place that becomes free, and no waiting for the slowest call either.
        boolean worthwhile = free >= Math.max(1, maxConcurrent / SMALLEST_SHARE);
        if (stopped || claiming || !wanted || !worthwhile) {
            return;
        }
        claiming = true;
        wanted = false;
        claim.apply(free)
                .subscribe()
                .with(
                        items -> context.runOnContext(ignored -> claimed(items, free)),
                        failure -> context.runOnContext(ignored -> {
                            claiming = false;
                            LOG.warnf("%s: nothing claimed: %s", name, failure.getMessage());
                        }));
    }

    private void claimed(List<W> items, int asked) {
        claiming = false;
        running += items.size();
        wanted |= items.size() == asked;
        items.forEach(this::perform);
        next();
    }

    private void perform(W item) {
        Uni.createFrom()
                .deferred(() -> perform.apply(item))
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
