package io.orderflow.runtime.nats.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void takesOnePauseAfterTheOtherAndRepeatsTheLast() {
        BackOff backOff = BackOff.parse("PT0.1S, PT1S,PT5S");
        assertThat(List.of(1L, 2L, 3L, 4L, 1_000_000L).stream().map(backOff::pauseAfter))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
        assertThat(backOff.longest()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void refusesNoPauseAndNegativeOnes() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> BackOff.parse("PT-1S"));
    }
}
