package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.value.Moment;
import io.orderflow.payment.domain.PaymentCommand.AskAgain;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequiredActionTest {

    private static final Effect ANSWERED = new Effect.Forget(GatewayCall.nameOf(ORDER_ID));
    private static final Effect ASK_NO_MORE = new Effect.Forget(FollowUp.nameOf(ORDER_ID));
    private static final Effect FOLLOW = new Effect.Call(new GatewayCall.Follow(TERMS, "R1", REQUEST));

    @Test
    void isToldOfAndWaitedFor() {
        var waiting = accepted(authorization(aRequestedPayment(), ACTION));

        assertThat(waiting.state()).isEqualTo(new Payment.ActionRequired(TERMS, REQUIRED, REQUEST, null));
        assertThat(waiting.effects())
                .containsExactly(
                        new Effect.Publish(
                                new PaymentActionRequired(
                                        ORDER_ID,
                                        PAYMENT_ID,
                                        RequiredAction.AUTHENTICATE,
                                        new Moment(REQUIRED.expiresAt())),
                                REQUEST),
                        ANSWERED,
                        askAgainAt(NOW.plus(INTERVAL)));
    }

    @Test
    void isAskedForAgainAndAgainAndALastTimeWhenTheTimeIsOver() {
        Payment waiting = aPaymentThatWaitsForItsCustomer();

        assertThat(accepted(askAgain(waiting)).effects()).containsExactly(FOLLOW);
        assertThat(accepted(answer(waiting, NOW.plus(INTERVAL))).effects())
                .containsExactly(ANSWERED, askAgainAt(NOW.plus(INTERVAL).plus(INTERVAL)));
        assertThat(accepted(answer(waiting, REQUIRED.expiresAt().minusSeconds(1)))
                        .effects())
                .containsExactly(ANSWERED, askAgainAt(REQUIRED.expiresAt()));
    }

    @Test
    void leadsToTheAmountBeingHeldOrNot() {
        var granted = accepted(authorization(aPaymentThatWaitsForItsCustomer(), GRANTED));
        var refused = accepted(authorization(aPaymentThatWaitsForItsCustomer(), REFUSED));

        assertThat(granted.state()).isEqualTo(anAuthorizedPayment());
        assertThat(granted.effects()).contains(ANSWERED, ASK_NO_MORE);
        assertThat(refused.state()).isEqualTo(aDeclinedPayment());
        assertThat(refused.effects()).contains(ANSWERED, ASK_NO_MORE);
    }

    @Test
    void isGivenUpWithItsTimeAndOnlyThenDeclined() {
        var abandoned = accepted(answer(aPaymentThatWaitsForItsCustomer(), REQUIRED.expiresAt()));

        assertThat(abandoned.events()).isEmpty();
        assertThat(abandoned.effects())
                .containsExactly(ASK_NO_MORE, new Effect.Call(new GatewayCall.Cancel(TERMS, "R1", REQUEST)));

        var declined = accepted(cancelled(abandoned.state()));

        assertThat(declined.state()).isEqualTo(new Payment.Declined(TERMS, "action_expired"));
        assertThat(declined.effects())
                .containsExactly(
                        new Effect.Publish(new PaymentDeclined(ORDER_ID, PAYMENT_ID, "action_expired"), REQUEST),
                        ANSWERED);
    }

    @Test
    void isOfNoInterestOnceTheOrderIsCancelled() {
        var cancelled = accepted(decide(aPaymentThatWaitsForItsCustomer(), orderCancelled()));

        assertThat(cancelled.effects())
                .containsExactly(ASK_NO_MORE, new Effect.Call(new GatewayCall.Cancel(TERMS, "R1", CANCELLATION)));
        assertThat(accepted(cancelled(cancelled.state())).events()).containsExactly(paymentVoided());
        assertThat(askAgain(cancelled.state())).isEqualTo(Decision.ignore());
        assertThat(accepted(authorization(after(aRequestedPayment(), orderCancelled()), ACTION))
                        .state())
                .isEqualTo(cancelled.state());
        assertThat(after(anAbandonedPayment(), orderCancelled())).isEqualTo(cancelled.state());
    }

    @Test
    void remembersThatTheGoodsArePacked() {
        Payment packed = after(aPaymentThatWaitsForItsCustomer(), shipmentProcessed());

        assertThat(accepted(authorization(packed, GRANTED)).state()).isEqualTo(aPaymentToBeCaptured());
        assertThat(decide(packed, orderCancelled())).isInstanceOf(Decision.Rejected.class);
    }

    private static Effect askAgainAt(Instant at) {
        return new Effect.Remind(FollowUp.nameOf(ORDER_ID), at);
    }

    private static Decision<Payment> askAgain(Payment payment) {
        return decide(payment, new AskAgain(ORDER_ID), REQUEST, NOW);
    }

    /** The gateway says again that the customer has something to do. */
    private static Decision<Payment> answer(Payment payment, Instant now) {
        return decide(payment, new AuthorizationAnswered(TERMS, ACTION), REQUEST, now);
    }
}
