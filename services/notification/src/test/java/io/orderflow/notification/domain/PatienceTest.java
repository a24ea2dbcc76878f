package io.orderflow.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10), 3, 20);

    @Test
    void waitsTwiceAsLongEachTimeUpToABound() {
        assertThat(patience.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(patience.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(patience.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
        assertThat(patience.deferralAfter(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(patience.deferralAfter(1_000_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void isShortWithARefusalAndLongWithARecipientWhoPutsAMailOff() {
        assertThat(patience.isExhausted(Sending.Kind.REFUSED, 2)).isFalse();
        assertThat(patience.isExhausted(Sending.Kind.REFUSED, 3)).isTrue();
        assertThat(patience.isExhausted(Sending.Kind.PUT_OFF, 19)).isFalse();
        assertThat(patience.isExhausted(Sending.Kind.PUT_OFF, 20)).isTrue();
        assertThat(patience.isExhausted(Sending.Kind.UNANSWERED, 20)).isTrue();
    }
}
