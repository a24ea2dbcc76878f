package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentRequested;
import io.orderflow.runtime.decision.former.Decision;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OrderDeciderProperties {

    private record Course(Order end, List<OrderEvent> emitted) {}

    @Property
    void endsFulfilledInWhateverOrderAndHoweverOftenTheEventsCome(@ForAll("fulfilments") List<OrderEvent> events) {
        assertThat(run(events).end()).isEqualTo(run(theWayToFulfilment()).end());
    }

    @Property
    void saysEverythingAtMostOnce(@ForAll("fulfilments") List<OrderEvent> events) {
        assertThat(run(events).emitted()).doesNotHaveDuplicates();
    }

    @Property
    void saysEverythingOnceWhenEventsAreOnlyRepeatedNotReordered(@ForAll("repetitions") List<OrderEvent> events) {
        assertThat(run(events).emitted()).hasExactlyElementsOfTypes(PaymentRequested.class, OrderProcessed.class);
    }

    @Property
    void endsRejectedInWhateverOrderTheRefusalComes(@ForAll("refusals") List<OrderEvent> events) {
        Course course = run(events);

        assertThat(course.end()).isInstanceOf(Order.Rejected.class);
        assertThat(course.emitted()).filteredOn(OrderRejected.class::isInstance).hasSize(1);
    }

    @Provide
    Arbitrary<List<OrderEvent>> fulfilments() {
        return shuffledWithRepetitions(theWayToFulfilment());
    }

    @Provide
    Arbitrary<List<OrderEvent>> refusals() {
        return shuffledWithRepetitions(List.of(orderCreated(), stockReserved(), paymentDeclined(), stockReleased()));
    }

    @Provide
    Arbitrary<List<OrderEvent>> repetitions() {
        return Arbitraries.integers()
                .between(1, 3)
                .list()
                .ofSize(theWayToFulfilment().size())
                .map(times -> {
                    List<OrderEvent> events = new ArrayList<>();
                    for (int i = 0; i < times.size(); i++) {
                        for (int time = 0; time < times.get(i); time++) {
                            events.add(theWayToFulfilment().get(i));
                        }
                    }
                    return events;
                });
    }

    private static Arbitrary<List<OrderEvent>> shuffledWithRepetitions(List<OrderEvent> events) {
        return Arbitraries.of(events).list().ofMaxSize(8).flatMap(repeated -> {
            List<OrderEvent> all = new ArrayList<>(events);
            all.addAll(repeated);
            return Arbitraries.shuffle(all);
        });
    }

    private static Course run(List<OrderEvent> events) {
        Order order = new Order.Unknown();
        List<OrderEvent> emitted = new ArrayList<>();
        for (OrderEvent event : events) {
            if (decide(order, event) instanceof Decision.Accepted<Order>(Order next, List<OrderEvent> following)) {
                order = next;
                emitted.addAll(following);
            }
        }
        return new Course(order, emitted);
    }
}
