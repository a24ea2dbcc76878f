package io.orderflow.checkout.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final long MAX_BACKLOG = 1000;
    private static final long LOOK = Duration.ofMillis(250).toNanos();

    private final Admission admission = new Admission(MAX_BACKLOG, 0);
    private long now;

    /** Orders that come in evenly until the next look; how many of them are let in. */
    private int come(int orders) {
        int admitted = 0;
        for (int i = 1; i <= orders; i++) {
            if (admission.admits(now + i * LOOK / orders)) {
                admitted++;
            }
        }
        now += LOOK;
        return admitted;
    }

    private void look(long backlog) {
        admission.observe(OptionalLong.of(backlog), now);
    }

    @Test
    void letsEverythingInWhileLittleWaits() {
        for (int i = 0; i < 10; i++) {
            assertThat(come(500)).isEqualTo(500);
            look(MAX_BACKLOG);
        }
    }

    @Test
    void letsInLessForAsLongAsTheBacklogGrows() {
        come(500);
        look(MAX_BACKLOG + 1);
        int first = come(500);
        look(MAX_BACKLOG + 2);
        int second = come(500);
        assertThat(first).isBetween(300, 350);
        assertThat(second).isBetween(200, first - 1);
    }

    @Test
    void keepsItsRateWhileTheBacklogShrinksAndLiftsItWhenHalfIsDone() {
        come(500);
        look(2 * MAX_BACKLOG);
        int limited = come(500);
        look(MAX_BACKLOG + 500);
        assertThat(come(500)).isCloseTo(limited, within(5));
        look(MAX_BACKLOG / 2 + 1);
        assertThat(admission.isLimited()).isTrue();
        come(500);
        look(MAX_BACKLOG / 2);
        assertThat(come(500)).isEqualTo(500);
    }

    @Test
    void neverLetsInNothingAtAll() {
        for (int i = 1; i < 100; i++) {
            come(10);
            look(MAX_BACKLOG + i);
        }
        int admitted = 0;
        for (int i = 0; i < 40; i++) {
            admitted += come(10);
        }
        assertThat(admitted).isBetween(9, 12);
    }

    @Test
    void aBrokerThatIsAwayIsNoReasonToRefuse() {
        come(500);
        look(MAX_BACKLOG + 1);
        assertThat(admission.isLimited()).isTrue();
        admission.observe(OptionalLong.empty(), now);
        assertThat(admission.isLimited()).isFalse();
    }

    /** A system that carries out 500 orders a second and is asked for three times as much. */
    @Test
    void keepsTheBacklogWithinBoundsAndTheServicesBusyUnderThreeTimesTheirLoad() {
        long backlog = 0;
        long done = 0;
        long highest = 0;
        for (int i = 0; i < 240; i++) {
            backlog += come(375);
            long carriedOut = Math.min(backlog, 125);
            backlog -= carriedOut;
            done += carriedOut;
            highest = Math.max(highest, backlog);
            look(backlog);
        }
        assertThat(highest).isLessThan(3 * MAX_BACKLOG);
        assertThat(done).isGreaterThan(240 * 125 * 95 / 100);
    }
}
