package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderEndTest {

    @ParameterizedTest
    @EnumSource
    void isReachedWithTheLastOfItsEventsAndNotBefore(OrderEnd end) {
        for (String last : end.events()) {
            Set<String> told = new HashSet<>(end.events());
            told.remove(last);
            assertThat(OrderEnd.of(told)).as("without %s", last).isEmpty();
        }
        assertThat(OrderEnd.of(end.events())).contains(end);
    }

    @Test
    void isNotReachedByARejectionAloneForStockMayHaveToBeReleased() {
        assertThat(OrderEnd.of(Set.of("OrderCreated", "StockReserved", "PaymentDeclined", "OrderRejected")))
                .isEmpty();
    }

    @Test
    void isReachedByACancellationOnceWhatWasBegunIsUndone() {
        assertThat(OrderEnd.of(Set.of("OrderCreated", "OrderCancelled"))).contains(OrderEnd.CANCELLED);

        Set<String> told = new HashSet<>(
                Set.of("OrderCreated", "StockReserved", "PaymentRequested", "PaymentAuthorized", "OrderCancelled"));
        assertThat(OrderEnd.of(told)).isEmpty();
        told.add("StockReleased");
        assertThat(OrderEnd.of(told)).isEmpty();
        told.add("PaymentVoided");
        assertThat(OrderEnd.of(told)).contains(OrderEnd.CANCELLED);
    }

    @Test
    void aPaymentThatIsDeclinedNeedNotBeVoided() {
        assertThat(OrderEnd.of(Set.of(
                        "OrderCreated",
                        "StockReserved",
                        "PaymentRequested",
                        "OrderCancelled",
                        "PaymentDeclined",
                        "StockReleased")))
                .contains(OrderEnd.CANCELLED);
    }
}
