package io.orderflow.runtime.transaction;

import io.orderflow.runtime.batch.GatheringPause;
import io.orderflow.runtime.database.Failures;
import io.orderflow.runtime.database.OverloadedException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Lets many callers share one transaction: what arrives while a batch is being written, and in the pause after it, makes
 * up the next one, so an idle service answers at once and a busy one commits once for hundreds. Safe for use by many
 * threads; each caller is answered on the Vert.x context that it called from.
 *
 * @param <T> what a caller wants written
 * @param <R> what it gets back
 */
public final class GroupCommit<T, R> {

    private final Vertx vertx;
    private final Context context;
    private final int maxBatch;
    private final GatheringPause gatheringPause;
    private final int maxWaiting;
    private final Function<List<T>, Uni<List<R>>> work;
    private final Queue<Waiting<T, R>> waiting = new ArrayDeque<>();
    private boolean running;

    private record Waiting<T, R>(T item, Context caller, UniEmitter<? super R> emitter) {

        void complete(R result) {
            caller.runOnContext(ignored -> emitter.complete(result));
        }

        void fail(Throwable failure) {
            caller.runOnContext(ignored -> emitter.fail(failure));
        }
    }

    /**
     * Makes a group commit.
     *
     * @param maxBatch the most items of one transaction
     * @param gatheringPause how long the next batch gathers after one
     * @param maxWaiting the most items that wait; one more is refused with {@link OverloadedException}
     * @param work writes a batch and gives one result per item, in their order
     */
    public GroupCommit(
            Vertx vertx,
            int maxBatch,
            GatheringPause gatheringPause,
            int maxWaiting,
            Function<List<T>, Uni<List<R>>> work) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.maxBatch = maxBatch;
        this.gatheringPause = gatheringPause;
        this.maxWaiting = maxWaiting;
        this.work = work;
    }

    /** Writes one item with the next batch. */
    public Uni<R> submit(T item) {
        return Uni.createFrom().emitter(emitter -> {
            Context current = Vertx.currentContext();
            enqueue(new Waiting<>(item, current == null ? context : current, emitter));
        });
    }

    private void enqueue(Waiting<T, R> entry) {
        synchronized (waiting) {
            if (waiting.size() < maxWaiting) {
                waiting.add(entry);
                if (!running) {
                    running = true;
                    context.runOnContext(ignored -> next());
                }
                return;
            }
        }
        entry.fail(new OverloadedException(maxWaiting + " requests wait already"));
    }

    private void next() {
        List<Waiting<T, R>> batch = take();
        if (!batch.isEmpty()) {
            write(batch)
                    .subscribe()
                    .with(done -> context.runOnContext(
                            ignored -> gatheringPause.after(batch.size(), maxBatch, vertx, this::next)));
        }
    }

    private List<Waiting<T, R>> take() {
        List<Waiting<T, R>> batch = new ArrayList<>();
        synchronized (waiting) {
            while (batch.size() < maxBatch && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            running = !batch.isEmpty();
        }
        return batch;
    }

    /** Writes a batch; one that fails of itself is split, so that only the culprit's caller hears of it. */
    private Uni<Void> write(List<Waiting<T, R>> batch) {
        return Uni.createFrom()
                .deferred(() -> work.apply(batch.stream().map(Waiting::item).toList()))
                .invoke(results -> answer(batch, results))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    if (batch.size() == 1 || Failures.isPassing(failure)) {
                        batch.forEach(entry -> entry.fail(failure));
                        failWaiting(failure);
                        return Uni.createFrom().voidItem();
                    }
                    int middle = batch.size() / 2;
                    return write(batch.subList(0, middle)).chain(() -> write(batch.subList(middle, batch.size())));
                });
    }

    /** Whoever waits behind a database that is away has waited as long as this batch; nobody waits twice. */
    private void failWaiting(Throwable failure) {
        if (Failures.isAway(failure)) {
            List<Waiting<T, R>> behind;
            synchronized (waiting) {
                behind = List.copyOf(waiting);
                waiting.clear();
            }
            behind.forEach(entry -> entry.fail(failure));
        }
    }

    private void answer(List<Waiting<T, R>> batch, List<R> results) {
        if (results.size() != batch.size()) {
            throw new IllegalStateException(results.size() + " results for " + batch.size() + " items");
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).complete(results.get(i));
        }
    }
}
