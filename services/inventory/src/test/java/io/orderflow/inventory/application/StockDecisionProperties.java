package io.orderflow.inventory.application;

import static io.orderflow.inventory.domain.ReceiptFixture.aReceipt;
import static io.orderflow.inventory.domain.ReceiptFixture.received;
import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.domain.Receipt;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** In whatever order events come, however often, and in whatever batches: each unit is accounted for. */
class StockDecisionProperties {

    private static final Map<Sku, StockLevel> PLENTY = Map.of(LAMP, new StockLevel(50, 3), BULB, new StockLevel(60, 0));
    private static final Map<Sku, StockLevel> SCARCE = Map.of(LAMP, new StockLevel(3, 1));

    private static final List<OrderId> ORDERS =
            Stream.generate(() -> new OrderId(UuidV7.next())).limit(3).toList();

    /** What has happened, each event once, and the batches in which it is heard. */
    private record Course(List<OrderEvent> happened, List<List<OrderEvent>> batches) {

        List<ReturnReceived> returns() {
            return happened.stream()
                    .filter(ReturnReceived.class::isInstance)
                    .map(ReturnReceived.class::cast)
                    .toList();
        }
    }

    @Property
    void keepsItsBooksWhereThereIsPlenty(@ForAll("courses") Course course) {
        keepsItsBooks(course, PLENTY);
    }

    @Property
    void keepsItsBooksWhereMuchIsMissing(@ForAll("courses") Course course) {
        keepsItsBooks(course, SCARCE);
    }

    @Property
    void endsTheSame(@ForAll("courses") Course course) {
        StockBooks inOrder = new StockBooks(PLENTY);
        inOrder.hear(course.happened());
        StockBooks books = new StockBooks(PLENTY);
        course.batches().forEach(books::hear);

        assertThat(books.reservations()).isEqualTo(inOrder.reservations());
        assertThat(List.of(LAMP, BULB))
                .allSatisfy(sku -> assertThat(books.level(sku)).isEqualTo(inOrder.level(sku)));
    }

    @Property
    void tellsOfEachReceiptOnceAndOfAllThatCame(@ForAll("courses") Course course) {
        StockBooks books = new StockBooks(SCARCE);
        course.batches().forEach(books::hear);

        List<StockRestocked> told = books.told().stream()
                .filter(StockRestocked.class::isInstance)
                .map(StockRestocked.class::cast)
                .toList();
        assertThat(told)
                .extracting(StockRestocked::receiptId)
                .containsExactlyInAnyOrderElementsOf(
                        course.returns().stream().map(ReturnReceived::receiptId).toList());
        assertThat(course.returns())
                .allSatisfy(received -> assertThat(told)
                        .filteredOn(restocked -> restocked.receiptId().equals(received.receiptId()))
                        .allSatisfy(restocked -> assertThat(List.of(LAMP, BULB)).allSatisfy(sku -> {
                            assertThat(units(restocked.restocked(), sku)).isEqualTo(units(received, sku, true));
                            assertThat(units(restocked.scrapped(), sku)).isEqualTo(units(received, sku, false));
                        })));
    }

    private static void keepsItsBooks(Course course, Map<Sku, StockLevel> initial) {
        StockBooks books = new StockBooks(initial);
        for (List<OrderEvent> batch : course.batches()) {
            books.hear(batch);
            for (Sku sku : List.of(LAMP, BULB)) {
                StockLevel level = books.level(sku);
                assertThat(level.available() + level.reserved() + shipped(books, sku) + scrapped(books, sku))
                        .isEqualTo(initial.getOrDefault(sku, StockLevel.NONE).onHand() + cameBack(books, course, sku));
            }
        }
    }

    private static long shipped(StockBooks books, Sku sku) {
        return ORDERS.stream()
                .filter(order -> books.reservations().get(order) instanceof Reservation.Packed)
                .mapToLong(order -> units(linesOf(order), sku))
                .sum();
    }

    private static long scrapped(StockBooks books, Sku sku) {
        return books.receipts().values().stream()
                .flatMap(receipt -> ((Receipt.Accounted) receipt).parts().stream())
                .filter(part -> part.sku().equals(sku))
                .mapToLong(Receipt.Part::scrapped)
                .sum();
    }

    private static long cameBack(StockBooks books, Course course, Sku sku) {
        return course.returns().stream()
                .filter(received -> books.receipts().containsKey(received.receiptId()))
                .mapToLong(received -> units(received, sku, true) + units(received, sku, false))
                .sum();
    }

    private static long units(List<SkuQuantity> lines, Sku sku) {
        return lines.stream()
                .filter(line -> line.sku().equals(sku))
                .mapToLong(SkuQuantity::quantity)
                .sum();
    }

    private static long units(ReturnReceived received, Sku sku, boolean sellable) {
        return received.lines().stream()
                .filter(line -> line.sku().equals(sku) && line.mayBeSoldAgain() == sellable)
                .mapToLong(ReturnedLine::quantity)
                .sum();
    }

    /** The first order is of one lamp and two bulbs, the second of two and four. */
    private static List<SkuQuantity> linesOf(OrderId order) {
        int n = ORDERS.indexOf(order) + 1;
        return List.of(of(LAMP, n), of(BULB, 2 * n));
    }

    @Provide
    Arbitrary<Course> courses() {
        return Combinators.combine(
                        Arbitraries.of(true, false).list().ofSize(ORDERS.size()),
                        lines().list().ofMinSize(1).ofMaxSize(5).list().ofMaxSize(4))
                .as(StockDecisionProperties::happened)
                .flatMap(happened -> batches(happened).map(batches -> new Course(happened, batches)));
    }

    private static Arbitrary<ReturnedLine> lines() {
        return Combinators.combine(
                        Arbitraries.of(LAMP, BULB),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(ReturnedLine.SELLABLE, new Code("DAMAGED"), new Code("OPENED")))
                .as(ReturnedLine::new);
    }

    private static List<OrderEvent> happened(List<Boolean> packed, List<List<ReturnedLine>> returns) {
        List<OrderEvent> happened = new ArrayList<>();
        for (int i = 0; i < ORDERS.size(); i++) {
            OrderId order = ORDERS.get(i);
            SkuQuantity[] lines = linesOf(order).toArray(SkuQuantity[]::new);
            happened.add(orderCreated(order, lines));
            happened.add(packed.get(i) ? shipmentProcessed(order, lines) : orderCancelled(order));
        }
        for (int i = 0; i < returns.size(); i++) {
            happened.add(received(
                    ORDERS.get(i % ORDERS.size()),
                    aReceipt("the-" + i),
                    returns.get(i).toArray(ReturnedLine[]::new)));
        }
        return happened;
    }

    private static Arbitrary<List<List<OrderEvent>>> batches(List<OrderEvent> happened) {
        return Combinators.combine(
                        Arbitraries.of(happened)
                                .list()
                                .ofMaxSize(8)
                                .flatMap(again -> Arbitraries.shuffle(Stream.concat(happened.stream(), again.stream())
                                        .toList())),
                        Arbitraries.integers().between(1, 8))
                .as(StockDecisionProperties::cut);
    }

    private static List<List<OrderEvent>> cut(List<OrderEvent> events, int size) {
        return IntStream.range(0, Math.ceilDiv(events.size(), size))
                .mapToObj(n -> events.subList(n * size, Math.min(events.size(), (n + 1) * size)))
                .toList();
    }
}
