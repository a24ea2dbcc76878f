package io.orderflow.bench.cli;

import io.orderflow.bench.report.Measurement;
import io.orderflow.bench.report.Overload;
import io.orderflow.bench.report.Trial;
import io.orderflow.bench.scenario.Idle;
import io.orderflow.bench.scenario.Saturation;
import io.orderflow.bench.scenario.Shop;
import io.orderflow.bench.scenario.Steady;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is measured, one after the other, as the options ask for. */
final class Plan {
    private static final int IDLE_WARM_UP_RATE = 50;
    private static final double COMFORTABLE = 0.7;

    private final Shop shop;
    private final LoadOption load;
    private final Steady steady;
    private final Saturation saturation;

    Plan(Shop shop, LoadOption load) {
        this.shop = shop;
        this.load = load;
        this.steady = new Steady(shop);
        this.saturation = new Saturation(shop, steady);
    }

    /** What was found by it. */
    record Findings(
            List<Measurement> measurements,
            List<Trial> trials,
            @Nullable Overload overload) {}

    Findings carryOut() throws InterruptedException {
        if (load.idle) {
            steady.warmUp(IDLE_WARM_UP_RATE, load.warmUp());
            return new Findings(List.of(new Idle(shop).measure("idle", load.duration())), List.of(), null);
        }
        if (!load.findSaturation && !load.overload && load.saturation == 0) {
            steady.warmUp(load.rate, load.warmUp());
            return new Findings(List.of(steady.measure("steady load", load.rate, load.duration())), List.of(), null);
        }
        return atTheLimit();
    }

    private Findings atTheLimit() throws InterruptedException {
        steady.warmUp(load.saturation > 0 ? load.saturation : load.rate, load.warmUp());
        int rate = load.saturation > 0 ? load.saturation : saturation.find(load.rate);
        List<Measurement> measurements = new ArrayList<>();
        Measurement saturated = saturation.confirm(rate, load.duration());
        measurements.add(saturated);
        int comfortable = (int) Math.max(1, saturated.ratePerSecond() * COMFORTABLE);
        measurements.add(steady.measure("70 % of saturation", comfortable, load.duration()));
        return new Findings(
                measurements, saturation.trials(), load.overload ? overload(saturated, measurements) : null);
    }

    private Overload overload(Measurement saturated, List<Measurement> measurements) throws InterruptedException {
        Measurement overloaded =
                steady.measure("overload", saturated.ratePerSecond() * LoadOption.OVERLOAD, load.duration());
        measurements.add(overloaded);
        return Overload.of(overloaded, saturated, shop.ledger().backlog());
    }
}
