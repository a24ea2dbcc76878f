package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.WorkId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaymentDeciderTest {

    private static final Money NOTHING = new Money(0, "USD");

    @Test
    void isToBeAuthorizedWhenItIsRequested() {
        assertThat(aRequestedPayment()).isEqualTo(new Payment.Requested(TERMS, TOKEN, false, REQUEST, null));
    }

    @Test
    void tellsThatTheAmountIsHeldAndForgetsTheToken() {
        var accepted = accepted(authorization(aRequestedPayment(), GRANTED));

        assertThat(accepted.state()).isEqualTo(new Payment.Authorized(TERMS, HOLD));
        assertThat(accepted.events()).containsExactly(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, AMOUNT, "A1"));
    }

    @Test
    void tellsThatTheAmountIsRefused() {
        var accepted = accepted(authorization(aRequestedPayment(), REFUSED));

        assertThat(accepted.state()).isEqualTo(new Payment.Declined(TERMS, "card_declined"));
        assertThat(accepted.events()).containsExactly(new PaymentDeclined(ORDER_ID, PAYMENT_ID, "card_declined"));
    }

    @Test
    void isToBeCapturedOnlyWhenTheGoodsArePacked() {
        assertThat(captured(anAuthorizedPayment())).isEqualTo(Decision.ignore());
        assertThat(aPaymentToBeCaptured()).isEqualTo(new Payment.CaptureDue(TERMS, HOLD, PACKING));
    }

    @Test
    void tellsThatTheMoneyIsHere() {
        var accepted = accepted(captured(aPaymentToBeCaptured()));

        assertThat(accepted.state()).isEqualTo(new Payment.Captured(TERMS, HOLD, NOW, PACKING));
        assertThat(accepted.events()).containsExactly(paymentCaptured());
    }

    @Test
    void remembersThatTheGoodsWerePackedBeforeTheRequestCame() {
        Payment expected = after(new Payment.Unknown(), shipmentProcessed());
        Payment requested = after(expected, paymentRequested());

        assertThat(accepted(authorization(requested, GRANTED)).state()).isEqualTo(aPaymentToBeCaptured());
    }

    @Test
    void remembersThatTheGoodsWerePackedBeforeTheAnswerCame() {
        Payment packed = after(aRequestedPayment(), shipmentProcessed());

        assertThat(accepted(authorization(packed, GRANTED)).state()).isEqualTo(aPaymentToBeCaptured());
    }

    @Test
    void countsTheFirstAnswerOnly() {
        assertThat(authorization(anAuthorizedPayment(), REFUSED)).isEqualTo(Decision.ignore());
        assertThat(authorization(aDeclinedPayment(), GRANTED)).isEqualTo(Decision.ignore());
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
    void asksNobodyForNothing() {
        for (PaymentToken token : Arrays.asList(null, TOKEN, new PaymentToken("tok_declined"))) {
            PaymentRequested request = new PaymentRequested(ORDER_ID, PAYMENT_ID, NOTHING, token, null);
            var authorized = accepted(decide(new Payment.Unknown(), request));
            var captured = accepted(decide(authorized.state(), shipmentProcessed()));

            assertThat(authorized.state()).isNotInstanceOf(Payment.Due.class);
            assertThat(authorized.events())
                    .containsExactly(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, NOTHING, "FREE"));
            assertThat(captured.state()).isNotInstanceOf(Payment.Due.class);
            assertThat(captured.events()).containsExactly(paymentCaptured(NOTHING));
            assertThat(decide(captured.state(), request)).isEqualTo(Decision.ignore());
            assertThat(decide(captured.state(), shipmentProcessed())).isEqualTo(Decision.ignore());
        }
    }

    @Test
    void asksNobodyForNothingWhenTheGoodsWerePackedBeforeTheRequestCame() {
        Payment expected = after(new Payment.Unknown(), shipmentProcessed());
        var both = accepted(decide(expected, new PaymentRequested(ORDER_ID, PAYMENT_ID, NOTHING, null, null)));

        assertThat(both.state())
                .isEqualTo(new Payment.Captured(
                        new Payment.Terms(ORDER_ID, PAYMENT_ID, NOTHING, null), new Hold("FREE", NOW), NOW, PACKING));
        assertThat(both.events())
                .containsExactly(
                        new PaymentAuthorized(ORDER_ID, PAYMENT_ID, NOTHING, "FREE"), paymentCaptured(NOTHING));
    }

    @Test
    void capturesNothingThatWasDeclined() {
        assertThat(decide(aDeclinedPayment(), shipmentProcessed())).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void asksTheGatewayWhenThePaymentIsRequested() {
        assertThat(accepted(decide(new Payment.Unknown(), paymentRequested())).effects())
                .containsExactly(new Effect.Call(new GatewayCall.Authorize(TERMS, TOKEN, REQUEST)));
    }

    @Test
    void asksTheGatewayForTheMoneyWhenTheGoodsArePacked() {
        assertThat(accepted(decide(anAuthorizedPayment(), shipmentProcessed())).effects())
                .containsExactly(new Effect.Call(new GatewayCall.Capture(TERMS, "A1", PACKING)));
    }

    @Test
    void asksNothingMoreOnceTheGatewayHasAnswered() {
        var answered = new Effect.Forget(new WorkId("gateway", ORDER_ID.value()));

        assertThat(accepted(authorization(aRequestedPayment(), GRANTED)).effects())
                .containsExactly(
                        new Effect.Publish(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, AMOUNT, "A1"), REQUEST),
                        answered);
        assertThat(accepted(authorization(aRequestedPayment(), REFUSED)).effects())
                .contains(answered);
        assertThat(accepted(captured(aPaymentToBeCaptured())).effects())
                .containsExactly(new Effect.Publish(paymentCaptured(), PACKING), answered);
    }

    @Test
    void asksForTheMoneyAtOnceWhenTheGoodsArePackedAlready() {
        Payment packed = after(aRequestedPayment(), shipmentProcessed());

        assertThat(accepted(authorization(packed, GRANTED)).effects())
                .containsExactly(
                        new Effect.Publish(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, AMOUNT, "A1"), REQUEST),
                        new Effect.Call(new GatewayCall.Capture(TERMS, "A1", PACKING)));
    }

    @Test
    void namesTheCauseOfEachEventWhenNobodyIsAskedForNothing() {
        Payment expected = after(new Payment.Unknown(), shipmentProcessed());

        assertThat(accepted(decide(expected, new PaymentRequested(ORDER_ID, PAYMENT_ID, NOTHING, null, null)))
                        .effects())
                .containsExactly(
                        new Effect.Publish(new PaymentAuthorized(ORDER_ID, PAYMENT_ID, NOTHING, "FREE"), REQUEST),
                        new Effect.Publish(paymentCaptured(NOTHING), PACKING));
    }
}
