package io.orderflow.bench.scenario;

import java.util.OptionalInt;

/**
 * Where to look next for the highest rate that a system sustains: upwards by half while it keeps up, downwards by half
 * while it has never kept up, and between the two by halves once both are known. A rate that failed is tried once more
 * before it is believed, because a JVM that is still compiling or a checkpoint fails a rate that is none too high.
 *
 * @param sustained the highest rate that was, 0 if none
 * @param tooHigh the lowest rate that failed twice, {@link Integer#MAX_VALUE} if none
 * @param failedOnce the rate that has to be tried again, 0 if none
 */
record SaturationSearch(int next, int sustained, int tooHigh, int failedOnce, int trials) {
    private static final int MOST_TRIALS = 40;
    private static final double PRECISION = 1.05;
    private static final double STEP = 1.5;

    static SaturationSearch from(int rate) {
        return new SaturationSearch(rate, 0, Integer.MAX_VALUE, 0, 0);
    }

    /** What is known after the rate that was {@link #next} has been tried. */
    SaturationSearch after(boolean keptUp) {
        if (keptUp) {
            return new SaturationSearch(next, Math.max(sustained, next), tooHigh, 0, trials + 1).choose();
        }
        if (failedOnce != next) {
            return new SaturationSearch(next, sustained, tooHigh, next, trials + 1);
        }
        return new SaturationSearch(next, sustained, Math.min(tooHigh, next), 0, trials + 1).choose();
    }

    boolean isOver() {
        boolean near = sustained > 0 && tooHigh <= Math.max(sustained + 1, sustained * PRECISION);
        return near || tooHigh <= 1 || trials >= MOST_TRIALS;
    }

    /** The highest rate that was sustained, if any was. */
    OptionalInt found() {
        return sustained > 0 ? OptionalInt.of(sustained) : OptionalInt.empty();
    }

    private SaturationSearch choose() {
        int chosen = tooHigh == Integer.MAX_VALUE
                ? (int) Math.ceil(sustained * STEP)
                : Math.max(1, sustained + (tooHigh - sustained) / 2);
        return new SaturationSearch(chosen, sustained, tooHigh, failedOnce, trials);
    }
}
