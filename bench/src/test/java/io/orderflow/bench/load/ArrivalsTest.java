package io.orderflow.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final long START = -5_000_000_000L; // nanoTime may be negative

    @Test
    void spacesArrivalsEvenlyFromTheStartOn() {
        Arrivals arrivals = Arrivals.during(4, START, Duration.ofSeconds(2));

        assertThat(arrivals.count()).isEqualTo(8);
        assertThat(LongStream.range(0, 8).map(arrivals::dueAt))
                .containsExactly(
                        START,
                        START + 250_000_000,
                        START + 500_000_000,
                        START + 750_000_000,
                        START + 1_000_000_000,
                        START + 1_250_000_000,
                        START + 1_500_000_000,
                        START + 1_750_000_000);
        assertThat(arrivals.endNanos()).isEqualTo(START + 2_000_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 333, 1_000, 4_999, 100_000})
    void countsAsDueWhatIsDueAndNothingElse(int perSecond) {
        Arrivals arrivals = Arrivals.during(perSecond, START, Duration.ofSeconds(10));

        for (long index : new long[] {0, 1, 2, arrivals.count() / 2, arrivals.count() - 1}) {
            assertThat(arrivals.dueBy(arrivals.dueAt(index))).isEqualTo(index + 1);
            assertThat(arrivals.dueBy(arrivals.dueAt(index) - 1)).isEqualTo(index);
        }
    }

    @Test
    void doesNotDriftWhenTheRateDoesNotDivideASecond() {
        Arrivals arrivals = Arrivals.during(7, 0, Duration.ofHours(1));

        assertThat(arrivals.dueAt(7 * 3600)).isEqualTo(Duration.ofHours(1).toNanos());
    }

    @Test
    void isOverWhenAllHaveCome() {
        Arrivals arrivals = Arrivals.during(10, START, Duration.ofSeconds(1));

        assertThat(arrivals.dueBy(START - 1)).isZero();
        assertThat(arrivals.dueBy(START + Duration.ofDays(300).toNanos())).isEqualTo(10);
    }

    @Test
    void refusesRatesAndLengthsThatItCannotCount() {
        assertThatThrownBy(() -> Arrivals.during(0, START, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arrivals.during(100_001, START, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arrivals.during(100, START, Duration.ofHours(13)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
