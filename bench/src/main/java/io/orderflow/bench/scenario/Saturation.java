package io.orderflow.bench.scenario;

import io.orderflow.bench.report.Measurement;
import io.orderflow.bench.report.Trial;
import io.orderflow.servers.machine.LaunchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds the highest rate at which the end-to-end delay does not keep growing. */
public final class Saturation {
    private static final Duration TRIAL = Duration.ofSeconds(15);
    private static final int CONFIRMATIONS = 4;
    private static final double STEP_BACK = 0.95;

    private final Shop shop;
    private final Steady steady;
    private final List<Trial> trials = new ArrayList<>();

    public Saturation(Shop shop, Steady steady) {
        this.shop = shop;
        this.steady = steady;
    }

    /** Looks for the rate in short trials, from this one on. */
    public int find(int firstRate) throws InterruptedException {
        SaturationSearch search = SaturationSearch.from(firstRate);
        while (!search.isOver()) {
            Measurement trial = attempt("trial at " + search.next() + "/s", search.next(), TRIAL);
            search = search.after(trial.sustained());
        }
        return search.found()
                .orElseThrow(() -> new LaunchException(
                        "Not even one order per second was sustained: see ./orderflow" + " logs order."));
    }

    /** Measures this rate, or a little less where the longer window shows that it is too high after all. */
    public Measurement confirm(int rate, Duration duration) throws InterruptedException {
        Measurement measured = attempt("saturation", rate, duration);
        for (int i = 1; i < CONFIRMATIONS && !measured.sustained(); i++) {
            measured = attempt("saturation", (int) Math.max(1, measured.ratePerSecond() * STEP_BACK), duration);
        }
        return measured;
    }

    public List<Trial> trials() {
        return trials;
    }

    private Measurement attempt(String name, int rate, Duration duration) throws InterruptedException {
        Measurement measured = steady.measure(name, rate, duration);
        Trial trial = Trial.of(measured);
        trials.add(trial);
        shop.progress().line("  " + trial.sentence());
        return measured;
    }
}
