package io.orderflow.endtoend.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The moments of a run, in an order that its seed gives: as many as there is time for, or all of them with
 * {@code -Dorderflow.faults=all}. {@code -Dorderflow.faults.seed=N} repeats a run.
 */
record Sample(long seed, List<Moment> moments, Instant until) {
    private static final String SEED = "orderflow.faults.seed";

    /** Those of this run; of all that is there is only time for some. */
    static Sample ofThisRun(Duration time) {
        long seed = Long.getLong(SEED, System.nanoTime() & Integer.MAX_VALUE);
        List<Moment> moments = new ArrayList<>(Moment.all());
        Collections.shuffle(moments, new Random(seed));
        boolean all = System.getProperty("orderflow.faults", "").equals("all");
        return new Sample(
                seed, List.copyOf(moments), all ? Instant.MAX : Instant.now().plus(time));
    }

    boolean hasTime() {
        return Instant.now().isBefore(until);
    }

    @Override
    public String toString() {
        return "the moments of -D" + SEED + "=" + seed;
    }
}
