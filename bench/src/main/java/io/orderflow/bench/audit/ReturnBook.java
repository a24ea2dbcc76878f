package io.orderflow.bench.audit;

import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.Catalogue.Product;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.ReturnLedger;
import io.orderflow.bench.measure.Tables;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.wire.EventCodec;
import io.orderflow.local.Service;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every order that came back, as the services have told of it: what stands in their outboxes, and what notification has
 * told the customer. Nothing is read where nothing is to come back.
 */
final class ReturnBook {
    private static final EventCodec CODEC = new EventCodec();

    private final OrderLedger orders;
    private final Map<String, Long> prices;
    private final @Nullable ReturnFacts[] facts;
    private final StockFacts.Goods goods = new StockFacts.Goods();

    private ReturnBook(OrderLedger orders, Catalogue catalogue, int size) {
        this.orders = orders;
        this.prices = catalogue.products().stream().collect(Collectors.toMap(Product::sku, Product::priceCents));
        this.facts = new ReturnFacts[size];
    }

    /** @param first no order of the run has a smaller id */
    static ReturnBook read(Tables tables, Ledgers ledgers, Catalogue catalogue, UUID first) {
        return ledgers.returns()
                .map(returns -> {
                    OrderLedger orders = ledgers.orders();
                    ReturnBook book = new ReturnBook(orders, catalogue, orders.size());
                    book.expect(returns);
                    book.read(new Outboxes(tables, first));
                    book.readMails(tables, first);
                    return book;
                })
                .orElseGet(() -> new ReturnBook(ledgers.orders(), catalogue, 0));
    }

    private void expect(ReturnLedger returns) {
        for (int i = 0; i < facts.length; i++) {
            int receipts = returns.receipts(i);
            facts[i] = receipts == 0 ? null : new ReturnFacts(receipts);
        }
    }

    private void read(Outboxes outboxes) {
        outboxes.read(Service.ORDER, ReturnApproved.class, this::facts, (order, event) -> order.approved());
        outboxes.read(Service.WAREHOUSE, ReturnReceived.class, this::facts, this::received);
        outboxes.read(Service.INVENTORY, StockRestocked.class, this::facts, this::restocked);
        outboxes.read(Service.ORDER, PaymentRefundRequested.class, this::facts, (order, event) -> order.refundAsked());
        outboxes.read(
                Service.PAYMENT,
                PaymentRefunded.class,
                this::facts,
                (order, event) ->
                        order.refunded(event.refundId(), event.amount().amount()));
        outboxes.read(Service.PAYMENT, PaymentRefundFailed.class, this::facts, (order, event) -> order.refundFailed());
        // Of these there is one for nearly every order.
        outboxes.read(
                Service.PAYMENT,
                PaymentAuthorized.class,
                this::known,
                (order, event) -> order.authorized(event.amount().amount()));
        outboxes.read(
                Service.PAYMENT,
                PaymentCaptured.class,
                this::known,
                (order, event) -> order.captured(event.amount().amount()));
    }

    private void readMails(Tables tables, UUID first) {
        tables.read(
                Service.NOTIFICATION,
                "select order_id from notifications"
                        + " where order_id >= ? and (starts_with(step, 'RETURN_') or starts_with(step, 'REFUNDED'))",
                row -> facts(row.getObject(1, UUID.class)).told(),
                first);
    }

    private void received(ReturnFacts order, ReturnReceived event) {
        long price = 0;
        for (ReturnedLine line : event.lines()) {
            String sku = line.sku().value();
            price += line.quantity() * prices.getOrDefault(sku, 0L);
            goods.back().merge(sku, (long) line.quantity(), Long::sum);
            if (!line.mayBeSoldAgain()) {
                goods.damaged().merge(sku, (long) line.quantity(), Long::sum);
            }
        }
        order.received(event.receiptId(), RefundId.of(event.receiptId()), price);
    }

    private void restocked(ReturnFacts order, StockRestocked event) {
        event.scrapped().forEach(line -> goods.scrapped().merge(line.sku().value(), (long) line.quantity(), Long::sum));
        order.restocked(event.receiptId());
    }

    /** What is wrong with each order that came back, or should have, as sentences. */
    Stream<String> findings() {
        return IntStream.range(0, facts.length).boxed().mapMulti((index, sentences) -> {
            ReturnFacts order = facts[index];
            String finding = order == null ? null : order.finding();
            if (finding != null) {
                sentences.accept("order " + orders.id(index) + " " + finding);
            }
        });
    }

    StockFacts.Goods goods() {
        return goods;
    }

    /** Of an order that came back, wanted or not. */
    private ReturnFacts facts(UUID id) {
        int index = orders.indexOf(id);
        ReturnFacts known = facts[index];
        if (known == null) {
            known = new ReturnFacts(0);
            facts[index] = known;
        }
        return known;
    }

    /** The same, and null of all others. */
    private @Nullable ReturnFacts known(UUID id) {
        return facts[orders.indexOf(id)];
    }

    /** What services have told of the orders of a run. */
    private record Outboxes(Tables tables, UUID first) {

        /** All events of a kind, for those orders that are of interest. */
        <E extends OrderEvent> void read(
                Service service,
                Class<E> kind,
                Function<UUID, @Nullable ReturnFacts> orders,
                BiConsumer<ReturnFacts, E> taker) {
            String name = OrderEvent.nameOf(kind);
            String prefix = "orders." + name + ".";
            tables.read(
                    service,
                    "select subject, body from outbox where id >= ? and starts_with(subject, ?)",
                    row -> {
                        UUID id = UUID.fromString(row.getString(1).substring(prefix.length()));
                        ReturnFacts order = orders.apply(id);
                        if (order != null) {
                            byte[] body = row.getString(2).getBytes(StandardCharsets.UTF_8);
                            taker.accept(order, kind.cast(CODEC.event(name, body)));
                        }
                    },
                    first,
                    prefix);
        }
    }
}
