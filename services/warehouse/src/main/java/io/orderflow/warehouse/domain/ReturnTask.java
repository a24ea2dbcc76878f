package io.orderflow.warehouse.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The task of receiving the goods of one return. */
public sealed interface ReturnTask {

    /** There is no such task. */
    record Unknown() implements ReturnTask {}

    /**
     * Goods are to come, or have come.
     *
     * @param receipts what has come, in the order in which it was counted
     */
    record Announced(Announcement announcement, Instant createdAt, List<Receipt> receipts) implements ReturnTask {

        public Announced {
            receipts = List.copyOf(receipts);
        }

        public ReturnStatus status() {
            if (receipts.isEmpty()) {
                return ReturnStatus.EXPECTED;
            }
            return left().isEmpty() ? ReturnStatus.RECEIVED : ReturnStatus.PARTIALLY_RECEIVED;
        }

        /** Units that have come, in whatever condition; none of a SKU of which nothing has. */
        public Map<Sku, Integer> received() {
            return units(receipts.stream().flatMap(receipt -> receipt.lines().stream()));
        }

        /** What is still to come. */
        public List<SkuQuantity> left() {
            Map<Sku, Integer> received = received();
            return announcement.approved().lines().stream()
                    .flatMap(line -> left(line, received.getOrDefault(line.sku(), 0)))
                    .toList();
        }

        public Optional<Receipt> find(ReceiptId receiptId) {
            return receipts.stream()
                    .filter(receipt -> receipt.receiptId().equals(receiptId))
                    .findFirst();
        }

        /** Whether it has come in as many parts as a return may. */
        boolean isFull() {
            return receipts.size() >= ReceiptId.MAX_OF_RETURN;
        }

        /** Whether so much is still to come. */
        boolean awaits(List<ReturnedLine> lines) {
            Map<Sku, Integer> left =
                    left().stream().collect(groupingBy(SkuQuantity::sku, summingInt(SkuQuantity::quantity)));
            return units(lines.stream()).entrySet().stream()
                    .allMatch(counted -> counted.getValue() <= left.getOrDefault(counted.getKey(), 0));
        }

        Announced with(Receipt receipt) {
            List<Receipt> next = new ArrayList<>(receipts);
            next.add(receipt);
            return new Announced(announcement, createdAt, next);
        }

        private static Stream<SkuQuantity> left(SkuQuantity announced, int received) {
            return received < announced.quantity()
                    ? Stream.of(new SkuQuantity(announced.sku(), announced.quantity() - received))
                    : Stream.empty();
        }

        private static Map<Sku, Integer> units(Stream<ReturnedLine> lines) {
            return lines.collect(groupingBy(ReturnedLine::sku, summingInt(ReturnedLine::quantity)));
        }
    }
}
