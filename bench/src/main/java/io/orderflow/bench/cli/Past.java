package io.orderflow.bench.cli;

import io.orderflow.bench.audit.Audit;
import io.orderflow.bench.audit.AuditResult;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.preload.PastOrders;
import io.orderflow.bench.scenario.Shop;
import io.orderflow.bench.scenario.Steady;
import io.orderflow.servers.machine.LaunchException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Gives the system the past that {@code --preload} asks for: real orders first, then copies of them. */
final class Past {
    private static final int SAMPLE = 2_000;
    private static final int RATE = 100;

    private final Shop shop;
    private final Audit audit;
    private final EventFollower events;

    /**
     * @param audit of all orders so far
     * @param events is closed before the copies are made
     */
    Past(Shop shop, Audit audit, EventFollower events) {
        this.shop = shop;
        this.audit = audit;
        this.events = events;
    }

    /** Until the system has at least so many orders. */
    void fill(int orders, Duration patience) throws InterruptedException {
        Instant began = Instant.now();
        int sample = Math.min(SAMPLE, orders);
        new Steady(shop)
                .unmeasured(
                        "sample", Math.min(RATE, sample), Duration.ofMillis(1000L * sample / Math.min(RATE, sample)));
        AuditResult result = audit.perform();
        if (!result.passed()) {
            throw new LaunchException("The orders that the past is made of did not come right: " + result.findings());
        }
        events.close();
        int originals = shop.ledger().size();
        int copies = (orders + originals - 1) / originals;
        shop.progress().line(String.format(Locale.ROOT, "Copying %,d finished orders %,d times …", originals, copies));
        Instant copying = Instant.now();
        new PastOrders(shop.system(), shop.progress()::line).copy(began, copies, patience);
        shop.progress()
                .line(String.format(
                        Locale.ROOT,
                        "The system has %,d finished orders; copying took %d s.",
                        (long) originals * (copies + 1),
                        Duration.between(copying, Instant.now()).toSeconds()));
    }
}
