package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentRequested;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.value.Money;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class VoidTest {

    private static final Effect ANSWERED = new Effect.Forget(GatewayCall.nameOf(ORDER_ID));

    @Test
    void letsGoWhatIsHeld() {
        var cancelled = accepted(decide(anAuthorizedPayment(), orderCancelled()));

        assertThat(cancelled.state()).isEqualTo(new Payment.VoidDue(TERMS, HOLD, CANCELLATION));
        assertThat(cancelled.effects())
                .containsExactly(new Effect.Call(new GatewayCall.Cancel(TERMS, "A1", CANCELLATION)));

        var voided = accepted(cancelled(cancelled.state()));

        assertThat(voided.state()).isEqualTo(new Payment.Voided(TERMS, HOLD, NOW));
        assertThat(voided.effects()).containsExactly(new Effect.Publish(paymentVoided(), CANCELLATION), ANSWERED);
        assertThat(balance(voided.state(), Account.HELD)).isZero();
        assertThat(balance(voided.state(), Account.CUSTOMER)).isZero();
    }

    @Test
    void asksForNothingOnceTheOrderIsCancelled() {
        Payment closed = after(new Payment.Unknown(), orderCancelled());
        var requested = accepted(decide(closed, paymentRequested()));

        assertThat(requested.state()).isEqualTo(new Payment.Closing(TERMS, null, true, REQUEST, REQUEST));
        assertThat(requested.effects()).containsExactly(new Effect.Call(new GatewayCall.Inquire(TERMS, null, REQUEST)));
        assertThat(decide(requested.state(), paymentRequested())).isEqualTo(Decision.ignore());

        var voided = accepted(neverAsked(requested.state()));

        assertThat(voided.state()).isEqualTo(new Payment.Voided(TERMS, null, NOW));
        assertThat(voided.effects()).containsExactly(new Effect.Publish(paymentVoided(), REQUEST), ANSWERED);
        assertThat(balance(voided.state(), Account.CUSTOMER)).isZero();
        assertThat(decide(voided.state(), paymentRequested())).isEqualTo(Decision.ignore());
        assertThat(neverAsked(voided.state())).isEqualTo(Decision.ignore());
    }

    /** A restored database may hear of the cancellation before the request, and have forgotten both. */
    @Test
    void letsGoWhatItHadAskedForBeforeItForgotThat() {
        Payment closing = after(after(new Payment.Unknown(), orderCancelled()), paymentRequested());
        var granted = accepted(authorization(closing, GRANTED));

        assertThat(granted.state()).isEqualTo(new Payment.VoidDue(TERMS, HOLD, REQUEST));
        assertThat(granted.effects())
                .containsExactly(
                        new Effect.Publish(paymentAuthorized(), REQUEST),
                        new Effect.Call(new GatewayCall.Cancel(TERMS, "A1", REQUEST)));
        assertThat(accepted(authorization(closing, REFUSED)).state()).isEqualTo(aDeclinedPayment());
    }

    @Test
    void asksTheGatewayAboutNothingWhereNothingWasToBePaid() {
        Money nothing = new Money(0, "USD");
        Payment closed = after(new Payment.Unknown(), orderCancelled());
        var voided = accepted(decide(closed, new PaymentRequested(ORDER_ID, PAYMENT_ID, nothing, null, null)));

        assertThat(voided.state()).isInstanceOf(Payment.Voided.class);
        assertThat(voided.effects())
                .containsExactly(new Effect.Publish(new PaymentVoided(ORDER_ID, PAYMENT_ID, nothing), REQUEST));
    }

    @Test
    void followsAnAuthorizationThatMayBeUnderWayToItsAnswer() {
        var closing = accepted(decide(aRequestedPayment(), orderCancelled()));

        assertThat(closing.effects()).isEmpty();
        assertThat(GatewayCall.of((Payment.Due) closing.state()))
                .isEqualTo(new GatewayCall.Authorize(TERMS, TOKEN, REQUEST));

        var granted = accepted(authorization(closing.state(), GRANTED));

        assertThat(granted.state()).isEqualTo(aPaymentToBeVoided());
        assertThat(granted.effects())
                .containsExactly(
                        new Effect.Publish(paymentAuthorized(), REQUEST),
                        new Effect.Call(new GatewayCall.Cancel(TERMS, "A1", CANCELLATION)));

        var refused = accepted(authorization(closing.state(), REFUSED));

        assertThat(refused.state()).isEqualTo(aDeclinedPayment());
        assertThat(refused.effects()).contains(ANSWERED);
    }

    @Test
    void asksNobodyWhereNothingWasToBePaid() {
        Money nothing = new Money(0, "USD");
        Payment free = after(new Payment.Unknown(), new PaymentRequested(ORDER_ID, PAYMENT_ID, nothing, null, null));
        var cancelled = accepted(decide(free, orderCancelled()));

        assertThat(cancelled.state()).isInstanceOf(Payment.Voided.class);
        assertThat(cancelled.effects())
                .containsExactly(new Effect.Publish(new PaymentVoided(ORDER_ID, PAYMENT_ID, nothing), CANCELLATION));
    }

    @Test
    void refusesOnceTheGoodsArePacked() {
        Payment captured = accepted(captured(aPaymentToBeCaptured())).state();
        Payment packed = after(aRequestedPayment(), shipmentProcessed());
        Payment expected = after(new Payment.Unknown(), shipmentProcessed());

        for (Payment payment : List.of(expected, packed, aPaymentToBeCaptured(), captured)) {
            assertThat(decide(payment, orderCancelled())).isInstanceOf(Decision.Rejected.class);
        }
    }

    @Test
    void takesNoMoneyForGoodsThatArePackedAfterTheCancellation() {
        Payment closed = after(new Payment.Unknown(), orderCancelled());
        Payment closing = after(aRequestedPayment(), orderCancelled());
        assertThat(neverAsked(closing)).isEqualTo(Decision.ignore());
        Payment voided = accepted(cancelled(aPaymentToBeVoided())).state();

        for (Payment payment : List.of(closed, closing, aPaymentToBeVoided(), voided)) {
            assertThat(decide(payment, shipmentProcessed())).isInstanceOf(Decision.Rejected.class);
            assertThat(decide(payment, orderCancelled())).isEqualTo(Decision.ignore());
            assertThat(captured(payment)).isEqualTo(Decision.ignore());
        }
    }

    private static long balance(Payment payment, Account account) {
        return Ledger.of(new Attempts(List.of(payment))).balance(account);
    }
}
