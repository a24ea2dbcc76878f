package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentOutcomeUnknown;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnclearPaymentTest {

    private static final Effect INQUIRY = new Effect.Call(new GatewayCall.Inquire(TERMS, TOKEN, REQUEST));

    @Test
    void isAskedForAndToldOfOnce() {
        var unclear = accepted(unclear(aRequestedPayment()));

        assertThat(unclear.effects())
                .containsExactly(new Effect.Publish(new PaymentOutcomeUnknown(ORDER_ID, PAYMENT_ID), REQUEST), INQUIRY);
        assertThat(unclear(unclear.state())).isEqualTo(Decision.ignore());
    }

    @Test
    void isAnsweredLikeAnyOther() {
        assertThat(accepted(authorization(anUnclearPayment(), GRANTED)).state()).isEqualTo(anAuthorizedPayment());
        assertThat(accepted(authorization(anUnclearPayment(), REFUSED)).state()).isEqualTo(aDeclinedPayment());
        assertThat(accepted(authorization(after(anUnclearPayment(), shipmentProcessed()), GRANTED))
                        .state())
                .isEqualTo(aPaymentToBeCaptured());
    }

    @Test
    void isFollowedToItsAnswerIfTheOrderIsCancelled() {
        Payment closing = after(anUnclearPayment(), orderCancelled());

        assertThat(new Effect.Call(GatewayCall.of((Payment.Due) closing))).isEqualTo(INQUIRY);
        assertThat(accepted(authorization(closing, GRANTED)).state()).isEqualTo(aPaymentToBeVoided());
    }

    @Test
    void isToldOfToNobodyOnceTheOrderIsCancelled() {
        Payment closing = after(aRequestedPayment(), orderCancelled());

        assertThat(accepted(unclear(closing)).effects()).containsExactly(INQUIRY);
    }

    @Test
    void isWhatAnOldOrderAsksForInCaseThisDatabaseHasForgottenIt() {
        Duration age = PaymentDecider.REMEMBERED.plusSeconds(1);

        var requested = accepted(new PaymentDecider(INTERVAL)
                .decide(
                        new Payment.Unknown(),
                        new Heard(paymentRequested()),
                        new Circumstances(REQUEST, NOW.plus(age))));

        assertThat(requested.effects()).containsExactly(INQUIRY);
    }

    @Test
    void isForgottenOnceThereIsAnAnswer() {
        assertThat(unclear(anAuthorizedPayment())).isEqualTo(Decision.ignore());
        assertThat(unclear(aPaymentToBeVoided())).isEqualTo(Decision.ignore());
    }
}
