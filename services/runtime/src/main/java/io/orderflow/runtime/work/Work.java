package io.orderflow.runtime.work;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/**
 * Work outside any transaction that rows of a table stand for. {@link DueWork} sees to it that it is done.
 *
 * @param <W> a piece of work
 * @param <R> its result
 */
public interface Work<W, R> {

    /** For the log. */
    String name();

    /** The most pieces at one time. */
    int maxConcurrent();

    /** How long a piece may wait in this instance for its turn. */
    default Duration patience() {
        return Duration.ofDays(1);
    }

    /** Takes at most so many pieces that are due, and holds each of them for a while, in a transaction of its own. */
    Uni<List<W>> claim(int limit);

    /** Gives back pieces that have not been begun, likewise; what is not given back is held until its claim runs out. */
    default Uni<Void> release(List<W> items) {
        return Uni.createFrom().voidItem();
    }

    /** Does one piece; a failure leaves it to be claimed again when the claim has run out. */
    Uni<R> perform(W item);

    /** Stores results, many in one transaction of its own. */
    Uni<Void> record(List<R> results);
}
