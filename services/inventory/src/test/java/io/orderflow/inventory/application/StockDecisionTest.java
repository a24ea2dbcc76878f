package io.orderflow.inventory.application;

import static io.orderflow.inventory.application.StockBooks.commands;
import static io.orderflow.inventory.application.StockBooks.told;
import static io.orderflow.inventory.domain.ReceiptFixture.aReceipt;
import static io.orderflow.inventory.domain.ReceiptFixture.damaged;
import static io.orderflow.inventory.domain.ReceiptFixture.received;
import static io.orderflow.inventory.domain.ReceiptFixture.sellable;
import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.StockLevel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StockDecisionTest {

    @Test
    void servesAHotSkuInTheOrderOfTheEventsAndWritesItOnce() {
        List<OrderEvent> events = Stream.generate(() -> orderCreated(anOrder(), of(LAMP, 1)))
                .limit(500)
                .map(OrderEvent.class::cast)
                .toList();

        StockDecision decision = decide(events, Map.of(LAMP, new StockLevel(100, 0)));

        assertThat(decision.levels()).isEqualTo(Map.of(LAMP, new StockLevel(100, 100)));
        assertThat(decision.reservations().added()).hasSize(500);
        assertThat(told(decision).subList(0, 100)).allMatch(told -> told instanceof StockReserved);
        assertThat(told(decision).subList(100, 500)).allMatch(told -> told instanceof StockRejected);
    }

    @Test
    void givesWhatOneOrderReleasesToTheNextInTheSameBatch() {
        OrderId first = anOrder();
        OrderId second = anOrder();
        List<OrderEvent> events = List.of(
                orderCreated(first, of(LAMP, 1)),
                paymentDeclined(first),
                orderCreated(second, of(LAMP, 1)),
                orderCreated(second, of(LAMP, 1)));

        StockDecision decision = decide(events, Map.of(LAMP, new StockLevel(1, 0)));

        assertThat(decision.levels()).isEqualTo(Map.of(LAMP, new StockLevel(1, 1)));
        assertThat(decision.reservations().added())
                .isEqualTo(Map.of(
                        first, new Reservation.Released(), second, new Reservation.Reserved(List.of(of(LAMP, 1)))));
        assertThat(told(decision))
                .extracting(OrderEvent::name)
                .containsExactly("StockReserved", "StockReleased", "StockReserved");
    }

    @Test
    void leavesStockAloneThatEndsAsItWas() {
        OrderId order = anOrder();
        List<OrderEvent> events = List.of(orderCreated(order, of(LAMP, 1), of(BULB, 9)), paymentDeclined(order));

        StockDecision decision = decide(events, Map.of(LAMP, new StockLevel(1, 0), BULB, new StockLevel(9, 0)));

        assertThat(decision.levels()).isEmpty();
    }

    @Test
    void sellsInTheSameBatchWhatComesBack() {
        OrderId order = anOrder();
        ReturnReceived received = received(anOrder(), aReceipt("the-first"), sellable(LAMP, 2));

        StockDecision decision = decide(
                List.of(orderCreated(order, of(LAMP, 1)), received, received), Map.of(LAMP, new StockLevel(0, 0)));

        assertThat(decision.levels()).isEqualTo(Map.of(LAMP, new StockLevel(2, 1)));
        assertThat(decision.receipts().added()).containsOnlyKeys(received.receiptId());
        assertThat(told(decision)).extracting(OrderEvent::name).containsExactly("StockRestocked", "StockReserved");
    }

    @Test
    void looksForNothingThatComesBackWhereNothingDoes() {
        StockCommands commands = commands(List.of(orderCreated(anOrder(), of(LAMP, 1)), orderCancelled(anOrder())));

        assertThat(commands.returned()).isEmpty();
        assertThat(commands.receiptIds()).isEmpty();
    }

    @Test
    void looksForNoReservationOfWhatComesBack() {
        StockCommands commands =
                commands(List.of(received(anOrder(), aReceipt("the-first"), sellable(LAMP, 1), damaged(BULB, 1))));

        assertThat(commands.orderIds()).isEmpty();
        assertThat(commands.skus(Map.of())).containsExactlyInAnyOrder(LAMP, BULB);
    }

    private static OrderId anOrder() {
        return new OrderId(UuidV7.next());
    }

    private static StockDecision decide(List<OrderEvent> events, Map<Sku, StockLevel> levels) {
        return StockDecision.of(commands(events), new KnownStock(Map.of(), Map.of(), levels));
    }
}
