package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.value.PaymentId;
import io.orderflow.runtime.decision.Decision;
import org.junit.jupiter.api.Test;

class PaymentDeciderTest {

    @Test
    void isToBeAuthorizedWhenItIsRequested() {
        assertThat(aRequestedPayment()).isEqualTo(new Payment.Requested(TERMS, TOKEN, REQUEST, null));
    }

    @Test
    void tellsThatTheAmountIsHeldAndForgetsTheToken() {
        var accepted = accepted(PaymentDecider.authorization(aRequestedPayment(), GRANTED));

        assertThat(accepted.state()).isEqualTo(new Payment.Authorized(TERMS, "A1"));
        assertThat(accepted.events()).containsExactly(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, AMOUNT, "A1"));
    }

    @Test
    void tellsThatTheAmountIsRefused() {
        var accepted = accepted(PaymentDecider.authorization(aRequestedPayment(), REFUSED));

        assertThat(accepted.state()).isEqualTo(new Payment.Declined(TERMS, "card_declined"));
        assertThat(accepted.events()).containsExactly(new PaymentDeclined(ORDER_ID, PAYMENT_ID, "card_declined"));
    }

    @Test
    void isToBeCapturedOnlyWhenTheGoodsArePacked() {
        assertThat(PaymentDecider.captured(anAuthorizedPayment())).isEqualTo(Decision.ignore());
        assertThat(aPaymentToBeCaptured()).isEqualTo(new Payment.CaptureDue(TERMS, "A1", PACKING));
    }

    @Test
    void tellsThatTheMoneyIsHere() {
        var accepted = accepted(PaymentDecider.captured(aPaymentToBeCaptured()));

        assertThat(accepted.state()).isEqualTo(new Payment.Captured(TERMS, "A1"));
        assertThat(accepted.events()).containsExactly(new PaymentCaptured(ORDER_ID, PAYMENT_ID, AMOUNT));
    }

    @Test
    void remembersThatTheGoodsWerePackedBeforeTheRequestCame() {
        Payment expected = after(new Payment.Unknown(), shipmentProcessed());
        Payment requested = after(expected, paymentRequested());

        assertThat(accepted(PaymentDecider.authorization(requested, GRANTED)).state())
                .isEqualTo(aPaymentToBeCaptured());
    }

    @Test
    void remembersThatTheGoodsWerePackedBeforeTheAnswerCame() {
        Payment packed = after(aRequestedPayment(), shipmentProcessed());

        assertThat(accepted(PaymentDecider.authorization(packed, GRANTED)).state())
                .isEqualTo(aPaymentToBeCaptured());
    }

    @Test
    void countsTheFirstAnswerOnly() {
        assertThat(PaymentDecider.authorization(anAuthorizedPayment(), REFUSED)).isEqualTo(Decision.ignore());
        assertThat(PaymentDecider.authorization(aDeclinedPayment(), GRANTED)).isEqualTo(Decision.ignore());
    }

    @Test
    void hasOnePaymentForAnOrder() {
        PaymentId another = PaymentId.of("01936f2e-0000-7000-8000-00000000000f");

        assertThat(decide(aRequestedPayment(), paymentRequested(ORDER_ID, another, TOKEN)))
                .isInstanceOf(Decision.Rejected.class);
        assertThat(decide(aDeclinedPayment(), paymentRequested(ORDER_ID, another, TOKEN)))
                .isInstanceOf(Decision.Rejected.class);
        assertThat(decide(aDeclinedPayment(), paymentRequested())).isEqualTo(Decision.ignore());
    }

    @Test
    void capturesNothingThatWasDeclined() {
        assertThat(decide(aDeclinedPayment(), shipmentProcessed())).isInstanceOf(Decision.Rejected.class);
    }
}
