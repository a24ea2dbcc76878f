package io.orderflow.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendingTest {

    private final Sending.Patience patience = new Sending.Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), 3);

    @Test
    void waitsTwiceAsLongEachTimeUpToABound() {
        assertThat(patience.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(patience.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(patience.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void givesUpOnARefusalAfterSomeAttempts() {
        assertThat(patience.statusAfter(new Sending.Refused(), 2)).isEqualTo(Status.PENDING);
        assertThat(patience.statusAfter(new Sending.Refused(), 3)).isEqualTo(Status.FAILED);
    }

    @Test
    void neverGivesUpOnAServerThatIsAway() {
        assertThat(patience.statusAfter(new Sending.Unavailable(), 1_000_000)).isEqualTo(Status.PENDING);
    }
}
