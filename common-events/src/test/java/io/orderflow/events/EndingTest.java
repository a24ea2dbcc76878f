package io.orderflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndingTest {

    @ParameterizedTest
    @EnumSource
    void isReachedWithTheLastOfItsEventsAndNotBefore(Ending ending) {
        for (String last : ending.events()) {
            Set<String> told = new HashSet<>(ending.events());
            told.remove(last);
            assertThat(Ending.of(told)).as("without %s", last).isEmpty();
        }
        assertThat(Ending.of(ending.events())).contains(ending);
    }

    @Test
    void isNotReachedByARejectionAloneForStockMayHaveToBeReleased() {
        assertThat(Ending.of(Set.of("OrderCreated", "StockReserved", "PaymentDeclined", "OrderRejected")))
                .isEmpty();
    }
}
