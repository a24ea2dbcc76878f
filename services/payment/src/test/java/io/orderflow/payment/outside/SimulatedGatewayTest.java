package io.orderflow.payment.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.payment.application.PaymentGateway;
import io.orderflow.payment.domain.Authorization;
import io.orderflow.payment.domain.Authorization.ActionRequired;
import io.orderflow.payment.domain.Authorization.Granted;
import io.orderflow.payment.domain.Dispute;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedGatewayTest {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Money AMOUNT = new Money(34_998, "USD");

    private final PaymentGateway gateway = another();
    private final PaymentId paymentId = PaymentId.of(new OrderId(UuidV7.next()));

    @ParameterizedTest
    @ValueSource(strings = {"tok_visa", "tok_declined", "tok_insufficient_funds", "tok_of_somebody_else"})
    void answersTheSameHoweverOftenItIsAskedAndByWhom(String token) {
        Authorization answer = soon(authorize(token));

        assertThat(soon(authorize(token))).isEqualTo(answer);
        assertThat(soon(gateway.find(paymentId))).isEqualTo(Optional.of(answer));
        assertThat(soon(another().authorize(paymentId, AMOUNT, new PaymentToken(token))))
                .isEqualTo(answer);
    }

    @Test
    void tellsWhatItNeverAnsweredToWhoeverAsksForIt() {
        for (String token : new String[] {"tok_timeout", "tok_silent"}) {
            assertThatThrownBy(() -> soon(authorize(token))).isInstanceOf(TimeoutException.class);

            assertThat(soon(gateway.find(paymentId)).orElseThrow()).isInstanceOf(Granted.class);
        }
        assertThatThrownBy(() -> soon(authorize("tok_silent"))).isInstanceOf(TimeoutException.class);
    }

    @Test
    void hasNoAuthorizationThatFailed() {
        for (int failure = 1; failure <= 2; failure++) {
            assertThatThrownBy(() -> soon(authorize("tok_unavailable"))).isInstanceOf(IllegalStateException.class);
            assertThat(soon(gateway.find(paymentId))).isEmpty();
        }

        Authorization granted = soon(authorize("tok_unavailable"));

        assertThat(granted).isInstanceOf(Granted.class);
        assertThat(soon(gateway.find(paymentId))).isEqualTo(Optional.of(granted));
    }

    @Test
    void knowsNothingAfterARestartButWhatItWouldAnswerAgain() {
        assertThatThrownBy(() -> soon(authorize("tok_timeout"))).isInstanceOf(TimeoutException.class);
        Authorization before = soon(gateway.find(paymentId)).orElseThrow();
        PaymentGateway restarted = another();

        assertThat(soon(restarted.find(paymentId))).isEmpty();
        restarted.authorize(paymentId, AMOUNT, new PaymentToken("tok_timeout"));
        assertThat(soon(restarted.find(paymentId))).isEqualTo(Optional.of(before));
    }

    @Test
    void letsGoAsOftenAsItIsTold() {
        String code = ((Granted) soon(authorize("tok_visa"))).code();

        soon(gateway.cancel(paymentId, code));
        soon(gateway.cancel(paymentId, code));
    }

    @Test
    void waitsForItsCustomersAlsoAfterARestart() {
        Instant begun = Instant.parse("2026-11-27T05:00:00Z");
        Authorization done = soon(at(begun).authorize(paymentId, AMOUNT, new PaymentToken("tok_action")));
        Authorization abandoned =
                soon(at(begun).authorize(paymentId, AMOUNT, new PaymentToken("tok_action_abandoned")));

        assertThat(follow(done, begun.plusSeconds(1))).isEqualTo(done);
        assertThat(follow(done, begun.plusSeconds(2))).isInstanceOf(Granted.class);
        assertThat(follow(abandoned, begun.plusSeconds(100))).isEqualTo(abandoned);
    }

    @Test
    void hasMoneyTakenBackByABankOnceItIsCaptured() {
        Map<PaymentId, String> heard = new HashMap<>();
        PaymentGateway simulated = new SimulatedGateway(Clock.systemUTC(), heard::put);
        String code =
                ((Granted) soon(simulated.authorize(paymentId, AMOUNT, new PaymentToken("tok_charged_back")))).code();
        soon(simulated.capture(paymentId, AMOUNT, code));

        assertThat(heard).containsExactly(Map.entry(paymentId, code));
        assertThat(soon(simulated.disputes(paymentId, AMOUNT, code)))
                .containsExactly(new Dispute(
                        code.replace("SIM-CHARGEBACK-", "SIM-DISPUTE-"), AMOUNT, new Code("FRAUDULENT"), false))
                .isEqualTo(soon(another().disputes(paymentId, AMOUNT, code)));
        assertThat(soon(simulated.disputes(paymentId, AMOUNT, "SIM-0123456789AB")))
                .isEmpty();
    }

    private Authorization follow(Authorization waiting, Instant now) {
        String reference = ((ActionRequired) waiting).required().reference();
        return soon(at(now).follow(paymentId, reference));
    }

    private static PaymentGateway another() {
        return at(Clock.systemUTC());
    }

    private static PaymentGateway at(Instant now) {
        return at(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PaymentGateway at(Clock clock) {
        return new SimulatedGateway(clock, (paymentId, code) -> {});
    }

    private Uni<Authorization> authorize(String token) {
        return gateway.authorize(paymentId, AMOUNT, new PaymentToken(token));
    }

    private static <T> T soon(Uni<T> answer) {
        return answer.await().atMost(SOON);
    }
}
