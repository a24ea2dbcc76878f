package io.orderflow.bench.audit;

import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.OrderMix;
import io.orderflow.bench.measure.EventFollower;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.Tables;
import io.orderflow.events.wire.Streams;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.Service;
import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Holds what customers were promised against what the services have in their tables: no order lost, none paid for
 * twice, nothing oversold, everybody told once, nothing left unsent or given up, what came back paid back once.
 *
 * <p>The end-to-end tests ask the same questions of a few dozen orders through the APIs, as users would; here it is
 * whole tables, many rows at a time.
 */
public final class Audit {
    /** After the last order has ended, captures, notifications and outboxes have this long to come to rest. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DUPLICATES = 100;

    /** What an event is about, of those that there may be several of about one order. */
    private static final String ABOUT = """
            case split_part(subject, '.', 2)
                 when 'ReturnReceived' then body::json ->> 'receiptId'
                 when 'StockRestocked' then body::json ->> 'receiptId'
                 when 'PaymentRefundRequested' then body::json ->> 'refundId'
                 when 'PaymentRefunded' then body::json ->> 'refundId'
                 when 'PaymentRefundFailed' then body::json ->> 'refundId'
            end""";

    private final OrderflowSystem system;
    private final int restartsBefore;
    private final EventFollower events;
    private final Tables tables;
    private final Ledgers ledgers;
    private final OrderLedger ledger;
    private final OrderMix mix;
    private final Catalogue catalogue;
    private final UUID first;

    /**
     * Takes note of how things stand before the first order.
     *
     * @param first no order of the run has a smaller id
     */
    public Audit(
            OrderflowSystem system,
            EventFollower events,
            Ledgers ledgers,
            OrderMix mix,
            Catalogue catalogue,
            UUID first) {
        this.system = system;
        this.restartsBefore = restarts();
        this.events = events;
        this.tables = new Tables(system);
        this.ledgers = ledgers;
        this.ledger = ledgers.orders();
        this.mix = mix;
        this.catalogue = catalogue;
        this.first = first;
    }

    /** Returns as soon as everything is right, or with what is wrong when it does not become right. */
    public AuditResult perform() throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> findings = findings();
        while (!findings.isEmpty() && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            findings = findings();
        }
        return AuditResult.of(ledger.size(), ledger.acceptedCount(), findings);
    }

    private List<String> findings() {
        List<String> findings = new ArrayList<>(unsent());
        OrderBook orders = OrderBook.read(tables, ledgers, mix, first);
        ReturnBook returns = ReturnBook.read(tables, ledgers, catalogue, first);
        findings.addAll(orders.findings().toList());
        findings.addAll(returns.findings().toList());
        findings.addAll(ofTheStock(orders, returns.goods()));
        findings.addAll(ofTheParcels(orders));
        for (Service service : Service.values()) {
            findings.addAll(toldTwice(service));
        }
        findings.addAll(ofTheEnds());
        findings.addAll(ofTheStreams());
        findings.addAll(restarted());
        return findings;
    }

    /** A process that died took its processor time with it, and a measurement with a crash in it measures that. */
    private List<String> restarted() {
        int restarts = restarts() - restartsBefore;
        return restarts == 0 ? List.of() : List.of("processes died and were started again " + restarts + " times");
    }

    private int restarts() {
        return system.processes().mapToInt(ManagedProcess::restarts).sum();
    }

    private List<String> unsent() {
        List<String> findings = new ArrayList<>();
        for (Service service : Service.values()) {
            long unsent = tables.number(service, "select count(*) from outbox_unsent");
            if (unsent > 0) {
                findings.add(
                        "the outbox of %s holds %s events that the stream has not".formatted(service.id(), unsent));
            }
        }
        return findings;
    }

    private List<String> ofTheStock(OrderBook orders, StockFacts.Goods back) {
        Map<String, StockFacts.Level> levels = new HashMap<>();
        tables.read(
                Service.INVENTORY,
                "select sku, on_hand, reserved from stock",
                row -> levels.put(row.getString(1), new StockFacts.Level(row.getLong(2), row.getLong(3))));
        Map<String, Long> packed = orders.packed(catalogue);
        StockFacts.Level gone = new StockFacts.Level(0, 0);
        return StockFacts.findings(catalogue.products().stream()
                        .map(product -> StockFacts.of(
                                product.sku(),
                                product.stock(),
                                levels.getOrDefault(product.sku(), gone),
                                packed,
                                back)))
                .toList();
    }

    /** Each fulfilled order is one parcel that was packed and handed over; no other order is. */
    private List<String> ofTheParcels(OrderBook orders) {
        long fulfilled = orders.fulfilled();
        long packed = tables.number(
                Service.WAREHOUSE,
                "select count(distinct order_id) from pack_tasks where order_id >= ? and status = 'PACKED'",
                first);
        long handedOver = tables.number(
                Service.SHIPPING,
                "select count(*) from shipments where order_id >= ? and status = 'HANDED_OVER'",
                first);
        return packed == fulfilled && handedOver == fulfilled
                ? List.of()
                : List.of("%s orders are fulfilled, %s parcels are packed, %s handed over"
                        .formatted(fulfilled, packed, handedOver));
    }

    /**
     * No service may tell the same of an order in two events: two authorizations, two captures, two rejections. A second
     * refund, or a second receipt, is not the same.
     */
    private List<String> toldTwice(Service service) {
        List<String> findings = new ArrayList<>();
        tables.read(
                service,
                "select subject, count(*) from outbox where id >= ? group by subject, %s having count(*) > 1 limit %s"
                        .formatted(ABOUT, MOST_DUPLICATES),
                row -> findings.add("%s told %s times of %s".formatted(service.id(), row.getLong(2), row.getString(1))),
                first);
        return findings;
    }

    /** An order comes to one end. */
    private List<String> ofTheEnds() {
        long contradictions = ledger.contradictions();
        return contradictions == 0
                ? List.of()
                : List.of("the stream told " + contradictions + " times of a second end of an order");
    }

    private List<String> ofTheStreams() {
        long told = 0;
        for (Service service : Service.values()) {
            told += tables.number(service, "select count(*) from outbox_sent");
        }
        List<String> findings = new ArrayList<>();
        long stored = events.state(Streams.ORDERS).getMsgCount();
        if (stored < told) {
            findings.add("the stream holds %s events, and %s were recorded as stored".formatted(stored, told));
        }
        long dead = events.state(Streams.DEAD_LETTERS).getMsgCount();
        if (dead > 0) {
            findings.add("there are " + dead + " dead letters");
        }
        return findings;
    }
}
