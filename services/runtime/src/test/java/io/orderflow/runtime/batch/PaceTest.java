package io.orderflow.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofMillis(2), Duration.ofMillis(50));

    @Test
    void pausesLongerTheMoreCameTogether() {
        assertThat(pace.millisAfter(0, 256)).isZero();
        assertThat(pace.millisAfter(1, 256)).isEqualTo(2);
        assertThat(pace.millisAfter(20, 256)).isEqualTo(40);
    }

    @Test
    void pausesNoLongerThanItsBound() {
        assertThat(pace.millisAfter(25, 256)).isEqualTo(50);
        assertThat(pace.millisAfter(255, 256)).isEqualTo(50);
    }

    @Test
    void doesNotPauseWhereMoreWaitsThanABatchHolds() {
        assertThat(pace.millisAfter(256, 256)).isZero();
    }

    @Test
    void canDoWithoutPauses() {
        assertThat(Pace.NONE.millisAfter(100, 256)).isZero();
    }

    @Test
    void refusesAPauseThatIsNegative() {
        assertThatThrownBy(() -> new Pace(Duration.ofMillis(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
