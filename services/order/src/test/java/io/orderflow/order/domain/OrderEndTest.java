package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.ORDER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEnd;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.ProcessEvent;
import io.orderflow.testing.Samples;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an order waits for, beside what the contract says of its end. */
class OrderEndTest {

    @ParameterizedTest
    @EnumSource
    void nothingIsWaitedForWhenTheContractSaysThatNothingIsLeftToHappen(OrderEnd end) {
        Course course = Course.ofAnOrder();
        Set<String> told = new HashSet<>();
        for (OrderEvent event : Samples.wayTo(end, ORDER_ID)) {
            if (event instanceof OrderCancelled) {
                course.with(new Input.Cancelled());
                course.said().forEach(said -> told.add(said.event().name()));
            } else if (!(event instanceof ProcessEvent)) {
                course.with(new Input.Heard(event));
                told.add(event.name());
                course.said().forEach(said -> told.add(said.event().name()));
            }
            assertThat(course.order().waitsFor().isEmpty())
                    .as("after %s", told)
                    .isEqualTo(OrderEnd.of(told).isPresent());
        }
        assertThat(OrderEnd.of(told)).contains(end);
    }
}
