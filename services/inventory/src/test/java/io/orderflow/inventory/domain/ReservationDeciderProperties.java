package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
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

    @Provide
    Arbitrary<List<OrderEvent>> fulfilments() {
        return shuffledWithRepetitions(List.of(oneLampAndTwoBulbsAreOrdered(), theyArePacked()));
    }

    @Provide
    Arbitrary<List<OrderEvent>> rejections() {
        return shuffledWithRepetitions(List.of(oneLampAndTwoBulbsAreOrdered(), theOrderIsRejected()));
    }

    private static Arbitrary<List<OrderEvent>> shuffledWithRepetitions(List<OrderEvent> events) {
        return Arbitraries.of(events).list().ofMaxSize(6).flatMap(repeated -> {
            List<OrderEvent> all = new ArrayList<>(events);
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }
}
