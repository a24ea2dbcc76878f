package io.orderflow.endtoend.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The moments of a run, in an order that its seed gives: as many as there is time for. {@code -Dorderflow.faults=PT5M}
 * gives more time, {@code -Dorderflow.faults=all} as much as all of them take; {@code -Dorderflow.faults.seed=N} repeats
 * a run.
 */
record Sample(long seed, List<Moment> moments, Instant until) {
    private static final String SEED = "orderflow.faults.seed";

    /** Those of this run; of all that is there is only time for some, unless it is told otherwise. */
    static Sample ofThisRun(Duration usualTime) {
        long seed = Long.getLong(SEED, System.nanoTime() & Integer.MAX_VALUE);
        List<Moment> moments = new ArrayList<>(Moment.all());
        Collections.shuffle(moments, new Random(seed));
        String time = System.getProperty("orderflow.faults", usualTime.toString());
        Instant until = time.equals("all") ? Instant.MAX : Instant.now().plus(Duration.parse(time));
        return new Sample(seed, List.copyOf(moments), until);
    }

    boolean hasTime() {
        return Instant.now().isBefore(until);
    }

    @Override
    public String toString() {
        return "the moments of -D" + SEED + "=" + seed;
    }
}
