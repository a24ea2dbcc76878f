package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReservationFixture.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.runtime.decision.Decision;
import org.junit.jupiter.api.Test;

class StockDeciderTest {

    @Test
    void believesWhatIsCounted() {
        assertThat(StockDecider.count(level(10, 4), 4)).isEqualTo(Decision.accept(level(4, 4)));
        assertThat(StockDecider.count(StockLevel.NONE, StockLevel.MOST))
                .isEqualTo(Decision.accept(level(StockLevel.MOST, 0)));
    }

    @Test
    void addsAndTakesAway() {
        assertThat(StockDecider.adjust(level(10, 4), 5)).isEqualTo(Decision.accept(level(15, 4)));
        assertThat(StockDecider.adjust(level(10, 4), -6)).isEqualTo(Decision.accept(level(4, 4)));
    }

    @Test
    void keepsWhatIsReservedCovered() {
        assertThat(StockDecider.count(level(10, 4), 3))
                .isEqualTo(Decision.reject("onHand must not fall below what is reserved: 4"));
        assertThat(StockDecider.adjust(level(10, 4), -7))
                .isEqualTo(Decision.reject("onHand must not fall below what is reserved: 4"));
    }

    @Test
    void staysWithinItsBound() {
        assertThat(StockDecider.adjust(level(1, 0), StockLevel.MOST))
                .isEqualTo(Decision.reject("onHand must be at most 1000000000"));
    }

    @Test
    void neverHasMoreReservedThanOnHand() {
        assertThatIllegalArgumentException().isThrownBy(() -> level(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> level(1, -1));
    }
}
