package io.orderflow.inventory.application;

import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.StockRejected;
import io.orderflow.events.StockReserved;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.inventory.domain.StockLevel;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Received;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StockDecisionTest {

    @Test
    void servesAHotSkuInTheOrderOfTheEventsAndWritesItOnce() {
        List<Received<ReservationCommand>> events = IntStream.range(0, 500)
                .mapToObj(buyer -> event(orderCreated(anOrder(), of(LAMP, 1))))
                .toList();

        StockDecision decision = StockDecision.of(events, Map.of(), Map.of(LAMP, new StockLevel(100, 0)));

        assertThat(decision.levels()).isEqualTo(Map.of(LAMP, new StockLevel(100, 100)));
        assertThat(decision.reservations().added()).hasSize(500);
        assertThat(emitted(decision).subList(0, 100)).allMatch(emitted -> emitted instanceof StockReserved);
        assertThat(emitted(decision).subList(100, 500)).allMatch(emitted -> emitted instanceof StockRejected);
    }

    @Test
    void givesWhatOneOrderReleasesToTheNextInTheSameBatch() {
        OrderId first = anOrder();
        OrderId second = anOrder();
        List<Received<ReservationCommand>> events = Stream.of(
                        orderCreated(first, of(LAMP, 1)),
                        paymentDeclined(first),
                        orderCreated(second, of(LAMP, 1)),
                        orderCreated(second, of(LAMP, 1)))
                .map(StockDecisionTest::event)
                .toList();

        StockDecision decision = StockDecision.of(events, Map.of(), Map.of(LAMP, new StockLevel(1, 0)));

        assertThat(decision.levels()).isEqualTo(Map.of(LAMP, new StockLevel(1, 1)));
        assertThat(decision.reservations().added())
                .isEqualTo(Map.of(
                        first, new Reservation.Released(), second, new Reservation.Reserved(List.of(of(LAMP, 1)))));
        assertThat(emitted(decision))
                .extracting(OrderEvent::name)
                .containsExactly("StockReserved", "StockReleased", "StockReserved");
    }

    @Test
    void leavesStockAloneThatEndsAsItWas() {
        OrderId order = anOrder();
        List<Received<ReservationCommand>> events = Stream.of(
                        orderCreated(order, of(LAMP, 1), of(BULB, 9)), paymentDeclined(order))
                .map(StockDecisionTest::event)
                .toList();

        StockDecision decision =
                StockDecision.of(events, Map.of(), Map.of(LAMP, new StockLevel(1, 0), BULB, new StockLevel(9, 0)));

        assertThat(decision.levels()).isEmpty();
    }

    private static OrderId anOrder() {
        return new OrderId(UuidV7.next());
    }

    private static Received<ReservationCommand> event(OrderEvent event) {
        Cause cause = Cause.own(new EventId(UuidV7.next()));
        return new Received<>(new ReservationCommand.Heard(event), new Circumstances(cause, Instant.now()));
    }

    private static List<OrderEvent> emitted(StockDecision decision) {
        return decision.reservations().effects().stream()
                .map(effect -> ((Effect.Publish) effect).event())
                .toList();
    }
}
