package io.orderflow.runtime.batch;

import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * How long to gather after a batch before the next one begins. A batch costs a transaction, a publish window and a
 * wake-up of everybody concerned, whether one item shares them or a hundred. The pause grows with the size of the last
 * batch: where one item came alone it is too short to be noticed, and under load the batches become as large as they
 * must be. After a full batch there is no pause, because what waits is known to be enough for another one.
 *
 * @param perItem the pause for each item of the last batch
 * @param longest the longest pause
 */
public record GatheringPause(Duration perItem, Duration longest) {

    /** Never pauses. */
    public static final GatheringPause NONE = new GatheringPause(Duration.ZERO, Duration.ZERO);

    public GatheringPause {
        if (perItem.isNegative() || longest.isNegative()) {
            throw new IllegalArgumentException("a pause is not negative: " + perItem + ", " + longest);
        }
    }

    /** The pause after a batch, in whole milliseconds, rounded down, as timers have them. */
    public long millisAfter(int size, int maxSize) {
        return size >= maxSize ? 0 : Math.min(size * perItem.toNanos(), longest.toNanos()) / 1_000_000;
    }

    /** Runs what comes after the pause on the present context: at once, where there is none. */
    public void after(int size, int maxSize, Vertx vertx, Runnable next) {
        long millis = millisAfter(size, maxSize);
        if (millis == 0) {
            next.run();
        } else {
            vertx.setTimer(millis, ignored -> next.run());
        }
    }
}
