package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.runtime.decision.Decision;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReservationDeciderProperties {

    private static final OrderStock PLENTY = nothingReservedOf(stock(level(10, 3), level(10, 5)));

    @Property
    void packsTheSameInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("fulfilments") List<OrderEvent> events) {
        assertThat(after(PLENTY, events.toArray(OrderEvent[]::new)))
                .isEqualTo(after(PLENTY, oneLampAndTwoBulbsAreOrdered(), theyArePacked()));
    }

    @Property
    void reservesNothingInTheEndInWhateverOrderTheRejectionComes(@ForAll("rejections") List<OrderEvent> events) {
        assertThat(after(PLENTY, events.toArray(OrderEvent[]::new)))
                .isEqualTo(new OrderStock(new Reservation.Released(), PLENTY.stock()));
    }

    @Property
    void reservesNothingInTheEndInWhateverOrderTheCancellationComes(@ForAll("cancellations") List<OrderEvent> events) {
        assertThat(after(PLENTY, events.toArray(OrderEvent[]::new)))
                .isEqualTo(new OrderStock(new Reservation.Released(), PLENTY.stock()));
    }

    @Property
    void tellsOnceOfWhatItGivesBack(@ForAll("cancellations") List<OrderEvent> events) {
        List<String> told = new ArrayList<>();
        OrderStock state = PLENTY;
        for (OrderEvent event : events) {
            if (decide(state, event) instanceof Decision.Accepted<OrderStock> accepted) {
                state = accepted.state();
                accepted.events().forEach(answer -> told.add(answer.name()));
            }
        }

        assertThat(told).isIn(List.of("StockReleased"), List.of("StockReserved", "StockReleased"));
    }

    @Provide
    Arbitrary<List<OrderEvent>> fulfilments() {
        return shuffledWithRepetitions(List.of(oneLampAndTwoBulbsAreOrdered(), theyArePacked()));
    }

    @Provide
    Arbitrary<List<OrderEvent>> rejections() {
        return shuffledWithRepetitions(List.of(oneLampAndTwoBulbsAreOrdered(), theOrderIsRejected()));
    }

    @Provide
    Arbitrary<List<OrderEvent>> cancellations() {
        return shuffledWithRepetitions(List.of(oneLampAndTwoBulbsAreOrdered(), theOrderIsCancelled()));
    }

    private static Arbitrary<List<OrderEvent>> shuffledWithRepetitions(List<OrderEvent> events) {
        return Arbitraries.of(events).list().ofMaxSize(6).flatMap(repeated -> {
            List<OrderEvent> all = new ArrayList<>(events);
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }
}
