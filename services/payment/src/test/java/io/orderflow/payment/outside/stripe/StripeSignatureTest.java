package io.orderflow.payment.outside.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {

    private static final String BODY = "{\"type\":\"payment_intent.amount_capturable_updated\"}";
    private static final Instant NOW = Instant.ofEpochSecond(1_795_755_600);
    private static final String TIME = Long.toString(NOW.getEpochSecond());

    private final StripeSignature signature = new StripeSignature("whsec_1", Duration.ofMinutes(5));
    private final String right = signature.of(TIME, BODY);
    private final String wrong = new StripeSignature("whsec_2", Duration.ofMinutes(5)).of(TIME, BODY);

    @Test
    void isOfTheTimeAndTheBody() {
        assertThat(signature.isOf("t=" + TIME + ",v1=" + right, BODY, NOW)).isTrue();
        assertThat(signature.isOf("t=" + TIME + ",v1=" + right, BODY + " ", NOW))
                .isFalse();
        assertThat(signature.isOf("t=" + (NOW.getEpochSecond() + 1) + ",v1=" + right, BODY, NOW))
                .isFalse();
        assertThat(signature.isOf("t=" + TIME + ",v1=" + wrong, BODY, NOW)).isFalse();
    }

    @Test
    void isOneOfSeveralWhileTheSecretIsExchanged() {
        assertThat(signature.isOf("t=" + TIME + ",v1=" + wrong + ",v1=" + right + ",v0=1", BODY, NOW))
                .isTrue();
    }

    @Test
    void isOfNoOtherScheme() {
        assertThat(signature.isOf("t=" + TIME + ",v0=" + right, BODY, NOW)).isFalse();
    }

    @Test
    void isRecent() {
        String header = "t=" + TIME + ",v1=" + right;

        assertThat(signature.isOf(header, BODY, NOW.plusSeconds(300))).isTrue();
        assertThat(signature.isOf(header, BODY, NOW.plusSeconds(301))).isFalse();
        assertThat(signature.isOf(header, BODY, NOW.minusSeconds(301))).isFalse();
    }

    @Test
    void isNothingElse() {
        for (String header : List.of("", ",", "t=", "v1=", "t=x,v1=" + signature.of("x", BODY), "t=1", "=,=")) {
            assertThat(signature.isOf(header, BODY, NOW)).as(header).isFalse();
        }
        String never = Long.toString(Long.MAX_VALUE);
        assertThat(signature.isOf("t=" + never + ",v1=" + signature.of(never, BODY), BODY, NOW))
                .isFalse();
    }
}
