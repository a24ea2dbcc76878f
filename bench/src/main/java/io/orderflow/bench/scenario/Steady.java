package io.orderflow.bench.scenario;

import io.orderflow.bench.load.Arrivals;
import io.orderflow.bench.load.Phase;
import io.orderflow.bench.report.Measurement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Load at one rate. */
public final class Steady {
    private static final long LEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int WARM_UP_STEPS = 3;

    private final Shop shop;

    public Steady(Shop shop) {
        this.shop = shop;
    }

    /** Lets the JVMs compile what is hot, at a third of the rate, two thirds and the whole; nothing of it counts. */
    public void warmUp(int rate, Duration duration) throws InterruptedException {
        if (duration.isZero()) {
            return;
        }
        for (int step = 1; step <= WARM_UP_STEPS; step++) {
            unmeasured("warm-up", Math.max(1, rate * step / WARM_UP_STEPS), duration.dividedBy(WARM_UP_STEPS));
        }
    }

    /** Load that nobody measures; returns when all of it has come to its end. */
    public void unmeasured(String name, int rate, Duration duration) throws InterruptedException {
        Phase phase = phase(name, rate, duration);
        ProgressLine.Watch watch = shop.progress().new Watch(name, phase.answers(), shop.ledger());
        CompletableFuture<Void> sent = shop.generator().run(phase);
        Shop.until(phase.arrivals().endNanos(), watch);
        sent.join();
        shop.drain(watch);
    }

    /** Measures this rate for so long. */
    public Measurement measure(String name, int rate, Duration duration) throws InterruptedException {
        Phase phase = phase(name, rate, duration);
        ProgressLine.Watch watch = shop.progress().new Watch(name, phase.answers(), shop.ledger());
        CompletableFuture<Void> sent = shop.generator().run(phase);
        Shop.until(phase.arrivals().startNanos(), watch);
        Window window = Window.open(shop, name, rate, phase.answers());
        Shop.until(phase.arrivals().endNanos(), watch);
        sent.join();
        return window.close(watch);
    }

    private static Phase phase(String name, int rate, Duration duration) {
        return Phase.of(name, Arrivals.during(rate, System.nanoTime() + LEAD_NANOS, duration));
    }
}
