package io.orderflow.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Fifteen seconds of 1,000 orders a second, looked at four times a second. */
class BacklogTrendTest {
    private static final int RATE = 1_000;

    @Test
    void aSystemThatFinishesATenthLessThanWhatComesFallsBehind() {
        assertThat(trend(sample -> sample * 25).keepsGrowing(RATE)).isTrue();
    }

    @Test
    void aLongDelayThatStaysIsNoGrowth() {
        assertThat(trend(sample -> Math.min(3_000, sample * 250)).keepsGrowing(RATE))
                .isFalse();
    }

    @Test
    void oneHiccupIsNoGrowth() {
        assertThat(trend(sample -> sample >= 45 && sample < 47 ? 500 : 100).keepsGrowing(RATE))
                .isFalse();
    }

    @Test
    void aBacklogThatIsWorkedOffIsNoGrowth() {
        assertThat(trend(sample -> 6_000 - 100 * sample).keepsGrowing(RATE)).isFalse();
    }

    @Test
    void withoutSamplesNothingIsSaid() {
        assertThat(new BacklogTrend(List.of(), Duration.ofMillis(250)).keepsGrowing(RATE))
                .isFalse();
    }

    private static BacklogTrend trend(LongUnaryOperator backlog) {
        return new BacklogTrend(LongStream.range(0, 60).map(backlog).boxed().toList(), Duration.ofMillis(250));
    }
}
