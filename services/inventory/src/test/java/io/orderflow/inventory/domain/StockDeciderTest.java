package io.orderflow.inventory.domain;

import static io.orderflow.inventory.domain.ReservationFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StockDeciderTest {

    @Test
    void believesWhatIsCounted() {
        assertThat(count(level(10, 4), 4)).isEqualTo(Decision.accept(level(4, 4)));
        assertThat(count(StockLevel.NONE, StockLevel.MOST)).isEqualTo(Decision.accept(level(StockLevel.MOST, 0)));
    }

    @Test
    void addsAndTakesAway() {
        assertThat(adjust(level(10, 4), 5)).isEqualTo(Decision.accept(level(15, 4)));
        assertThat(adjust(level(10, 4), -6)).isEqualTo(Decision.accept(level(4, 4)));
    }

    @Test
    void keepsWhatIsReservedCovered() {
        assertThat(count(level(10, 4), 3)).isEqualTo(Decision.reject("onHand must not fall below what is reserved: 4"));
        assertThat(adjust(level(10, 4), -7))
                .isEqualTo(Decision.reject("onHand must not fall below what is reserved: 4"));
    }

    @Test
    void staysWithinItsBound() {
        assertThat(adjust(level(1, 0), StockLevel.MOST))
                .isEqualTo(Decision.reject("onHand must be at most 1000000000"));
    }

    @Test
    void neverHasMoreReservedThanOnHand() {
        assertThatIllegalArgumentException().isThrownBy(() -> level(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> level(1, -1));
    }

    private static Decision<StockLevel> count(StockLevel level, long onHand) {
        return decide(level, new StockCommand.Count(LAMP, onHand));
    }

    private static Decision<StockLevel> adjust(StockLevel level, long delta) {
        return decide(level, new StockCommand.Adjust(LAMP, delta));
    }

    private static Decision<StockLevel> decide(StockLevel level, StockCommand command) {
        return new StockDecider().decide(level, command, new Circumstances(CAUSE, Instant.EPOCH));
    }
}
