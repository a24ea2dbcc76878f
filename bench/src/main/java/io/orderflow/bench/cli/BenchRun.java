package io.orderflow.bench.cli;

import io.orderflow.bench.audit.Audit;
import io.orderflow.bench.audit.AuditResult;
import io.orderflow.bench.cli.Plan.Findings;
import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.Channels;
import io.orderflow.bench.load.LoadGenerator;
import io.orderflow.bench.load.OrderMix;
import io.orderflow.bench.load.ShopSetup;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.Tables;
import io.orderflow.bench.report.Ceiling;
import io.orderflow.bench.report.Machine;
import io.orderflow.bench.report.Report;
import io.orderflow.bench.scenario.BareStream;
import io.orderflow.bench.scenario.ProgressLine;
import io.orderflow.bench.scenario.Shop;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.local.SystemOptions;
import io.orderflow.local.cli.SystemRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One run from the start of the system to its end. */
final class BenchRun {
    /** What fits into the generator's heap, see the script. */
    private static final int MOST_ORDERS = 4_000_000;

    private final LoadOption load;
    private final TargetOption target;
    private final ProgressLine progress;

    BenchRun(LoadOption load, TargetOption target, ProgressLine progress) {
        this.load = load;
        this.target = target;
        this.progress = progress;
    }

    Report perform() throws InterruptedException {
        Instant started = Instant.now();
        SystemOptions options = target.options();
        BenchDirectory.prepare(target.directory());
        progress.line("Starting PostgreSQL, NATS and the services with data in " + target.directory() + " …");
        Catalogue catalogue = Catalogue.standard();
        OrderMix mix = OrderMix.of(catalogue, load.skew, load.rejections);
        OrderLedger ledger = new OrderLedger(MOST_ORDERS);
        try (OrderflowSystem system = SystemRun.untilReady("bench", options, target.timeout(), sentence -> {})) {
            ShopSetup.run(system, catalogue);
            progress.line("Everything is ready; the shop has %s products."
                    .formatted(catalogue.products().size()));
            try (LoadGenerator generator = generator(system, mix, ledger)) {
                if (load.preload > 0) {
                    // What is copied are the orders of people who know what they want.
                    preload(new Parts(system, generator, Afterthoughts.none(ledger), mix, catalogue, started));
                }
                Afterthoughts afterthoughts = Afterthoughts.begin(load, system, generator, ledger, catalogue);
                return measure(new Parts(system, generator, afterthoughts, mix, catalogue, started));
            }
        }
    }

    private LoadGenerator generator(OrderflowSystem system, OrderMix mix, OrderLedger ledger) {
        return new LoadGenerator(
                system.uri(Service.CHECKOUT),
                mix,
                Channels.of(system.tokens(), load.channels),
                ledger,
                load.connections,
                load.inFlight);
    }

    /** What both stages work with. */
    private record Parts(
            OrderflowSystem system,
            LoadGenerator generator,
            Afterthoughts afterthoughts,
            OrderMix mix,
            Catalogue catalogue,
            Instant started) {
        Ledgers ledgers() {
            return afterthoughts.ledgers();
        }

        EventFollower follower() {
            return EventFollower.start(system.nats().url(), ledgers().orders(), afterthoughts.listeners());
        }

        Shop shop(EventFollower events, ProgressLine progress) {
            return new Shop(system, generator, ledgers(), events, progress);
        }

        Audit audit(EventFollower events) {
            return new Audit(system, events, ledgers(), mix, catalogue, UuidV7.lowerBound(started));
        }
    }

    /** With a follower of its own: the one that measures must not hear of copies. */
    private void preload(Parts parts) throws InterruptedException {
        EventFollower events = parts.follower();
        Past past = new Past(parts.shop(events, progress), parts.audit(events), events);
        past.fill(load.preload, target.timeout());
    }

    private Report measure(Parts parts) throws InterruptedException {
        OrderflowSystem system = parts.system();
        try (EventFollower events = parts.follower()) {
            Audit audit = parts.audit(events);
            Shop shop = parts.shop(events, progress);
            Findings found = new Plan(shop, load).carryOut();
            shop.settle(target.timeout());
            progress.line("Auditing %s orders …".formatted(shop.ledger().size()));
            AuditResult result = audit.perform();
            progress.line("Measuring what a bare NATS client can do …");
            Ceiling ceiling = BareStream.measure(system.nats().url());
            return new Report(
                    result.passed() ? "PASSED" : "FAILED",
                    parts.started().toString(),
                    machine(system, events),
                    described(),
                    found.measurements(),
                    found.trials(),
                    found.overload(),
                    ceiling,
                    result);
        }
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
}
