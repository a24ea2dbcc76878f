package io.orderflow.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GatheringPauseTest {

    private final GatheringPause gatheringPause = new GatheringPause(Duration.ofMillis(2), Duration.ofMillis(50));

    @Test
    void pausesLongerTheMoreCameTogether() {
        assertThat(gatheringPause.millisAfter(0, 256)).isZero();
        assertThat(gatheringPause.millisAfter(1, 256)).isEqualTo(2);
        assertThat(gatheringPause.millisAfter(20, 256)).isEqualTo(40);
    }

    @Test
    void pausesNoLongerThanItsBound() {
        assertThat(gatheringPause.millisAfter(25, 256)).isEqualTo(50);
        assertThat(gatheringPause.millisAfter(255, 256)).isEqualTo(50);
    }

    @Test
    void doesNotPauseWhereMoreWaitsThanABatchHolds() {
        assertThat(gatheringPause.millisAfter(256, 256)).isZero();
    }

    @Test
    void canDoWithoutPauses() {
        assertThat(GatheringPause.NONE.millisAfter(100, 256)).isZero();
    }

    @Test
    void refusesAPauseThatIsNegative() {
        assertThatThrownBy(() -> new GatheringPause(Duration.ofMillis(-1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
