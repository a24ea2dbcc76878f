package io.orderflow.bench.cli;

import io.orderflow.bench.audit.Audit;
import io.orderflow.bench.audit.Tables;
import io.orderflow.bench.audit.Verdict;
import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.LoadGenerator;
import io.orderflow.bench.load.OrderMix;
import io.orderflow.bench.load.ShopSetup;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.report.Machine;
import io.orderflow.bench.report.Measurement;
import io.orderflow.bench.report.Report;
import io.orderflow.bench.scenario.Idle;
import io.orderflow.bench.scenario.Progress;
import io.orderflow.bench.scenario.Shop;
import io.orderflow.bench.scenario.Steady;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import io.orderflow.local.cli.SystemRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One run from the start of the system to its end. */
final class BenchRun {
    /** What fits into the generator's heap, see the script. */
    private static final int MOST_ORDERS = 4_000_000;

    private static final int IDLE_WARM_UP_RATE = 50;

    private final LoadOption load;
    private final TargetOption target;
    private final Progress progress;

    BenchRun(LoadOption load, TargetOption target, Progress progress) {
        this.load = load;
        this.target = target;
        this.progress = progress;
    }

    Report perform() throws Exception {
        Instant started = Instant.now();
        SystemOptions options = target.options();
        BenchDirectory.prepare(target.directory());
        progress.line("Starting PostgreSQL, NATS and the seven services with data in " + target.directory() + " …");
        Catalogue catalogue = Catalogue.standard();
        OrderMix mix = OrderMix.of(catalogue, load.skew, load.rejections);
        OrderLedger ledger = new OrderLedger(MOST_ORDERS);
        try (OrderflowSystem system = SystemRun.untilReady("bench", options, target.timeout(), sentence -> {})) {
            ShopSetup.run(system, catalogue);
            progress.line("Everything is ready; the shop has %d products."
                    .formatted(catalogue.products().size()));
            try (LoadGenerator generator = new LoadGenerator(
                            system.uri(Service.CHECKOUT), mix, ledger, load.connections, load.inFlight);
                    EventFollower events = EventFollower.start(system.nats().url(), ledger)) {
                Shop shop = new Shop(system, generator, ledger, events, progress);
                List<Measurement> measurements = measure(shop);
                progress.line("Auditing %d orders …".formatted(ledger.size()));
                Verdict verdict = new Audit(system, events, ledger, mix, catalogue, firstIdAt(started)).perform();
                return new Report(
                        verdict.passed() ? "PASSED" : "FAILED",
                        started.toString(),
                        machine(system, events),
                        described(),
                        measurements,
                        verdict);
            }
        }
    }

    private List<Measurement> measure(Shop shop) throws InterruptedException {
        Steady steady = new Steady(shop);
        if (load.idle) {
            steady.warmUp(IDLE_WARM_UP_RATE, load.warmUp());
            return List.of(new Idle(shop).measure("idle", load.duration()));
        }
        steady.warmUp(load.rate, load.warmUp());
        return List.of(steady.measure("steady load", load.rate, load.duration()));
    }

    private static Machine machine(OrderflowSystem system, EventFollower events) {
        String[] version = {""};
        new Tables(system).read(Service.ORDER, "show server_version", row -> version[0] = row.getString(1));
        return Machine.describe(system.options().sources(), events.serverVersion(), version[0]);
    }

    private Map<String, String> described() {
        Map<String, String> options = new LinkedHashMap<>(load.describe());
        options.putAll(target.describe());
        return options;
    }

    /** The smallest UUIDv7 of this millisecond. */
    private static UUID firstIdAt(Instant time) {
        return new UUID(time.toEpochMilli() << 16, 0);
    }
}
