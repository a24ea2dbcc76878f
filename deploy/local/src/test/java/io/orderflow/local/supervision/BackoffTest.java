package io.orderflow.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void doublesThePauseUpToALimit() {
        List<Long> pauses = Stream.generate(() -> backoff.pauseAfter(Duration.ofSeconds(1)))
                .limit(9)
                .map(Duration::toMillis)
                .toList();

        assertThat(pauses).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
    }

    @Test
    void isShortAgainAfterAMinuteOfHealth() {
        backoff.pauseAfter(Duration.ofSeconds(1));
        backoff.pauseAfter(Duration.ofSeconds(1));

        assertThat(backoff.pauseAfter(Duration.ofMinutes(1))).isEqualTo(Backoff.FIRST);
        assertThat(backoff.pauseAfter(Duration.ofSeconds(59))).isEqualTo(Duration.ofSeconds(1));
    }
}
