package io.orderflow.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy retryPolicy =
            new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10), 3, 20);

    @Test
    void waitsTwiceAsLongEachTimeUpToABound() {
        assertThat(retryPolicy.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retryPolicy.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(retryPolicy.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryPolicy.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
        assertThat(retryPolicy.deferralAfter(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(retryPolicy.deferralAfter(1_000_000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void isShortWithARefusalAndLongWithARecipientWhoPutsAMailOff() {
        assertThat(retryPolicy.isExhausted(Sending.Kind.REFUSED, 2)).isFalse();
        assertThat(retryPolicy.isExhausted(Sending.Kind.REFUSED, 3)).isTrue();
        assertThat(retryPolicy.isExhausted(Sending.Kind.PUT_OFF, 19)).isFalse();
        assertThat(retryPolicy.isExhausted(Sending.Kind.PUT_OFF, 20)).isTrue();
        assertThat(retryPolicy.isExhausted(Sending.Kind.UNANSWERED, 20)).isTrue();
    }
}
