package io.orderflow.bench.audit;

import io.orderflow.bench.audit.OrderFacts.Wish;
import io.orderflow.bench.load.Catalogue;
import io.orderflow.bench.load.OrderMix;
import io.orderflow.bench.load.OrderNumber;
import io.orderflow.bench.load.SampleOrder;
import io.orderflow.bench.load.SampleOrder.Fate;
import io.orderflow.bench.measure.Ledgers;
import io.orderflow.bench.measure.OrderLedger;
import io.orderflow.bench.measure.Tables;
import io.orderflow.local.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every order of the run as checkout, order, payment and notification have it, one to four bytes for each fact: what the
 * generator sent is found again by the idempotency key.
 */
final class OrderBook {
    private static final int NOT_STORED = -1;

    /** A cancelled order that is at rest stands among the rejected. */
    private static final String STATUS =
            "case when cancelled is not null and status = 'REJECTED' then 'CANCELLED' else status end";

    private final OrderLedger ledger;
    private final Ledgers ledgers;
    private final OrderMix mix;
    private final int[] numbers;
    private final byte[] statuses;
    private final byte[] payments;
    /** A bit for each step. */
    private final short[] told;

    private final List<String> words = new ArrayList<>(List.of(""));
    /** Those that there are, as they come. */
    private final List<String> steps = new ArrayList<>();

    private OrderBook(Ledgers ledgers, OrderMix mix, int size) {
        this.ledgers = ledgers;
        this.ledger = ledgers.orders();
        this.mix = mix;
        this.numbers = IntStream.generate(() -> NOT_STORED).limit(size).toArray();
        this.statuses = new byte[size];
        this.payments = new byte[size];
        this.told = new short[size];
    }

    /** @param first no order of the run has a smaller id; copies of earlier ones have */
    static OrderBook read(Tables tables, Ledgers ledgers, OrderMix mix, UUID first) {
        OrderLedger ledger = ledgers.orders();
        // Orders whose answer never came are made known to the ledger first, then everything has its place.
        tables.read(
                Service.CHECKOUT,
                "select order_id from idempotency_keys where order_id >= ?",
                row -> ledger.indexOf(row.getObject(1, UUID.class)),
                first);
        OrderBook book = new OrderBook(ledgers, mix, ledger.size());
        tables.read(
                Service.CHECKOUT,
                "select order_id, idempotency_key from idempotency_keys where order_id >= ?",
                row -> book.numbers[book.index(row.getObject(1, UUID.class))] =
                        Math.toIntExact(OrderNumber.of(row.getString(2))),
                first);
        tables.read(
                Service.ORDER,
                "select id, " + STATUS + " from orders where id >= ?",
                row -> book.statuses[book.index(row.getObject(1, UUID.class))] = book.word(row.getString(2)),
                first);
        tables.read(
                Service.PAYMENT,
                "select order_id, status from payments where order_id >= ?",
                row -> book.payments[book.index(row.getObject(1, UUID.class))] = book.word(row.getString(2)),
                first);
        tables.read(
                Service.NOTIFICATION,
                "select order_id, split_part(step, '/', 1) from notifications where order_id >= ?",
                row -> book.told[book.index(row.getObject(1, UUID.class))] |= book.bit(row.getString(2)),
                first);
        return book;
    }

    /** What is wrong with each order, as sentences. */
    Stream<String> findings() {
        return IntStream.range(0, numbers.length).boxed().mapMulti((index, sentences) -> {
            String finding = facts(index).finding();
            if (finding != null) {
                sentences.accept("order " + ledger.id(index) + " " + finding);
            }
        });
    }

    /** How many units of each SKU the fulfilled orders took. */
    Map<String, Long> packed(Catalogue catalogue) {
        Map<String, Long> packed = new HashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != NOT_STORED && words.get(statuses[i]).equals("FULFILLED")) {
                mix.order(numbers[i])
                        .products()
                        .forEach(product ->
                                packed.merge(catalogue.products().get(product).sku(), 1L, Long::sum));
            }
        }
        return packed;
    }

    long fulfilled() {
        return IntStream.range(0, numbers.length)
                .filter(index -> words.get(statuses[index]).equals("FULFILLED"))
                .count();
    }

    private OrderFacts facts(int index) {
        SampleOrder order = numbers[index] == NOT_STORED ? null : mix.order(numbers[index]);
        Fate fate = order == null ? null : order.fate();
        return new OrderFacts(
                ledger.isAccepted(index),
                fate,
                wish(index),
                known(statuses[index]),
                known(payments[index]),
                isToComeBack(index),
                steps(told[index]));
    }

    private Wish wish(int index) {
        return ledgers.cancellations()
                .filter(book -> book.isAsked(index))
                .map(book -> switch (book.answer(index)) {
                    case NONE -> Wish.UNANSWERED;
                    case CANCELLED -> Wish.CANCELLED;
                    case REQUESTED -> Wish.REQUESTED;
                    case REFUSED -> Wish.REFUSED;
                })
                .orElse(Wish.NONE);
    }

    private boolean isToComeBack(int index) {
        return ledgers.returns().filter(returns -> returns.receipts(index) > 0).isPresent();
    }

    private int index(UUID id) {
        int index = ledger.indexOf(id);
        if (index >= numbers.length) {
            throw new IllegalStateException("order " + id + " is known to a service, but not to checkout");
        }
        return index;
    }

    private byte word(String text) {
        if (!words.contains(text)) {
            words.add(text);
        }
        return (byte) words.indexOf(text);
    }

    private @org.jspecify.annotations.Nullable String known(byte word) {
        return word == 0 ? null : words.get(word);
    }

    private short bit(String step) {
        if (!steps.contains(step)) {
            if (steps.size() == Short.SIZE) {
                throw new IllegalStateException("customers are told of more than " + Short.SIZE + " steps");
            }
            steps.add(step);
        }
        return (short) (1 << steps.indexOf(step));
    }

    private Set<String> steps(short bits) {
        Set<String> found = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            if ((bits & 1 << i) != 0) {
                found.add(steps.get(i));
            }
        }
        return found;
    }
}
