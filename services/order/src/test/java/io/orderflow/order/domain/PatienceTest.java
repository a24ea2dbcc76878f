package io.orderflow.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Map<Step, Duration> LIMITS =
            Arrays.stream(Step.values()).collect(Collectors.toMap(Function.identity(), step -> Duration.ofMinutes(15)));

    private static final Map<Step, Duration> EXPIRIES = Map.of(Step.PAYMENT, Duration.ofHours(24));

    private final Patience patience = new Patience(FIRST, LONGEST, LIMITS, EXPIRIES);

    @Test
    void asksAfterPausesThatDoubleUntilTheyAreLong() {
        assertThat(askingsAfter(Duration.ofSeconds(29))).isZero();
        assertThat(askingsAfter(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(askingsAfter(Duration.ofSeconds(59))).isEqualTo(1);
        assertThat(askingsAfter(Duration.ofMinutes(1))).isEqualTo(2);
        assertThat(askingsAfter(Duration.ofMinutes(2))).isEqualTo(3);
        assertThat(askingsAfter(Duration.ofMinutes(32))).isEqualTo(7);
        assertThat(askingsAfter(Duration.ofMinutes(64))).isEqualTo(8);
        assertThat(askingsAfter(Duration.ofMinutes(123))).isEqualTo(8);
        assertThat(askingsAfter(Duration.ofMinutes(124))).isEqualTo(9);
        assertThat(askingsAfter(Duration.ofMinutes(184))).isEqualTo(10);
    }

    @Test
    void tellsUntilWhenItMayTakeAndUntilWhenAtAll() {
        Instant since = Instant.parse("2026-11-27T05:00:00Z");

        assertThat(patience.until(Step.PAYMENT, since, false)).contains(since.plus(Duration.ofMinutes(15)));
        assertThat(patience.until(Step.PAYMENT, since, true)).contains(since.plus(Duration.ofHours(24)));
        assertThat(patience.until(Step.PACKING, since, true)).isEmpty();
    }

    @Test
    void givesUpNothingBeforeItsTimeNorWhatHasNone() {
        assertThat(patience.hasExpired(Step.PAYMENT, Duration.ofHours(24).minusMillis(1)))
                .isFalse();
        assertThat(patience.hasExpired(Step.PAYMENT, Duration.ofHours(24))).isTrue();
        assertThat(patience.hasExpired(Step.PACKING, Duration.ofDays(365))).isFalse();
    }

    @Property
    void asksAtMostOnceInEachOfTheLongestPausesAndOnceForEachDoubling(
            @ForAll @LongRange(max = 2_592_000) long seconds) {
        long askings = askingsAfter(Duration.ofSeconds(seconds));

        assertThat(askings).isBetween(seconds / LONGEST.toSeconds(), seconds / LONGEST.toSeconds() + 8);
        assertThat(askingsAfter(Duration.ofSeconds(seconds + 1))).isBetween(askings, askings + 1);
    }

    @Test
    void asksNobodyForWhatPeopleDo() {
        assertThat(patience.askings(Step.PACKING, Duration.ofDays(30))).isZero();
    }

    @Test
    void endsAtTheLimitOfEachStep() {
        assertThat(patience.isOver(Step.PAYMENT, Duration.ofMinutes(15).minusMillis(1)))
                .isFalse();
        assertThat(patience.isOver(Step.PAYMENT, Duration.ofMinutes(15))).isTrue();
    }

    @Test
    void hasALimitForEachStepAndPausesThatGrow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Patience(FIRST, LONGEST, Map.of(Step.STOCK, LONGEST), EXPIRIES))
                .withMessageContaining("too long");
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(Duration.ZERO, LONGEST, LIMITS, EXPIRIES));
        assertThatIllegalArgumentException().isThrownBy(() -> new Patience(LONGEST, FIRST, LIMITS, EXPIRIES));
    }

    private long askingsAfter(Duration waited) {
        return patience.askings(Step.STOCK, waited);
    }
}
