package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Accepted;
import io.orderflow.runtime.decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptsDeciderTest {

    private static final PaymentId SECOND = PaymentId.of(ORDER_ID, 2);
    private static final Payment.Terms ANOTHER = new Payment.Terms(ORDER_ID, SECOND, AMOUNT, OWNER);
    private static final Payment ANOTHER_REQUESTED = new Payment.Requested(ANOTHER, TOKEN, false, REQUEST, null);
    private static final Effect ANOTHER_CALL = new Effect.Call(new GatewayCall.Authorize(ANOTHER, TOKEN, REQUEST));

    @Test
    void asksForTheMoneyAgainAfterADecline() {
        Accepted<Attempts> again = accepted(of(aDeclinedPayment()), anotherRequest());

        assertThat(again.state()).isEqualTo(of(aDeclinedPayment(), ANOTHER_REQUESTED));
        assertThat(again.effects()).containsExactly(ANOTHER_CALL);
        assertThat(decide(again.state(), anotherRequest())).isEqualTo(Decision.ignore());
        assertThat(decide(again.state(), paymentRequested())).isEqualTo(Decision.ignore());
    }

    @Test
    void countsTheAnswersForTheLastOneAlone() {
        Attempts again = of(aDeclinedPayment(), ANOTHER_REQUESTED);

        assertThat(decide(again, new AuthorizationAnswered(TERMS, GRANTED))).isEqualTo(Decision.ignore());
        assertThat(decide(again, new AuthorizationAnswered(ANOTHER, GRANTED)))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.state())
                                .isEqualTo(of(aDeclinedPayment(), new Payment.Authorized(ANOTHER, HOLD))));
    }

    @Test
    void holdsNoSecondAmount() {
        for (Payment payment : List.of(anAuthorizedPayment(), aPaymentToBeCaptured(), aPaymentToBeVoided())) {
            assertThat(decide(of(payment), anotherRequest())).isInstanceOf(Decision.Rejected.class);
        }
    }

    @Test
    void beginsNoFurtherAttemptThatSaysItIsTheFirst() {
        PaymentRequested first = new PaymentRequested(ORDER_ID, SECOND, AMOUNT, TOKEN, OWNER);

        assertThat(decide(of(aDeclinedPayment()), first)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void learnsFromAnotherRequestThatTheOneBeforeWasDeclined() {
        for (Payment payment : List.of(aRequestedPayment(), aPaymentThatWaitsForItsCustomer(), anAbandonedPayment())) {
            Accepted<Attempts> again = accepted(of(payment), anotherRequest());

            assertThat(again.state()).isEqualTo(of(new Payment.Declined(TERMS, "declined"), ANOTHER_REQUESTED));
            assertThat(again.effects()).endsWith(ANOTHER_CALL);
        }
    }

    @Test
    void asksForNothingAgainOnceTheOrderIsCancelled() {
        Payment voided = new Payment.Voided(ANOTHER, null, NOW);
        PaymentVoided told = new PaymentVoided(ORDER_ID, SECOND, AMOUNT);
        Attempts closed = accepted(of(aDeclinedPayment()), orderCancelled()).state();

        assertThat(closed).isEqualTo(of(aDeclinedPayment(), new Payment.Closed()));
        assertThat(closed.lastKnown()).contains((Payment.Known) aDeclinedPayment());
        assertThat(decide(closed, orderCancelled())).isEqualTo(Decision.ignore());
        assertThat(decide(closed, paymentRequested())).isEqualTo(Decision.ignore());

        for (Attempts before : List.of(
                closed,
                of(PaymentFixture.accepted(cancelled(aPaymentToBeVoided())).state()),
                of(after(aRequestedPayment(), orderCancelled())))) {
            Attempts asking = accepted(before, anotherRequest()).state();
            Accepted<Attempts> after = (Accepted<Attempts>) decide(asking, new PaymentCommand.NeverAsked(ANOTHER));

            assertThat(after.state().last()).isEqualTo(voided);
            assertThat(after.events()).containsExactly(told);
        }
    }

    private static Attempts of(Payment... payments) {
        return new Attempts(List.of(payments));
    }

    private static PaymentRequested anotherRequest() {
        return new PaymentRequested(ORDER_ID, SECOND, AMOUNT, TOKEN, OWNER, 2);
    }

    private static Accepted<Attempts> accepted(Attempts attempts, OrderEvent event) {
        return (Accepted<Attempts>) decide(attempts, event);
    }

    private static Decision<Attempts> decide(Attempts attempts, OrderEvent event) {
        return decide(attempts, new Heard(event));
    }

    private static Decision<Attempts> decide(Attempts attempts, PaymentCommand command) {
        return new AttemptsDecider(new PaymentDecider(INTERVAL))
                .decide(attempts, command, new Circumstances(REQUEST, NOW));
    }
}
