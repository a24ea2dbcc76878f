package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.PaymentFixture.*;
import static io.orderflow.payment.domain.RefundFixture.*;
import static io.orderflow.payment.domain.RefundFixture.decide;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.PaymentCommand.AskAgain;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundTest {

    private static final RefundAnswer DONE = new RefundAnswer.Done();

    @Test
    void givesBackAPartOfWhatIsCaptured() {
        var asked = done(ask(aCapturedOne(), 1, 5_000));

        assertThat(asked.effects()).containsExactly(new Effect.Call(giveBack(1, 5_000)));
        assertThat(GatewayCall.of(asked.state())).contains(giveBack(1, 5_000));

        var refunded = done(answer(asked.state(), 1, DONE));

        assertThat(refunded.effects()).containsExactly(new Effect.Publish(refunded(1, 5_000), ASKED), ANSWERED);
        assertThat(GatewayCall.of(refunded.state())).isEmpty();
        assertThat(balance(refunded.state(), Account.MERCHANT)).isEqualTo(AMOUNT.amount() - 5_000);
        assertThat(balance(refunded.state(), Account.CUSTOMER)).isEqualTo(5_000 - AMOUNT.amount());
    }

    @Test
    void givesBackOneAfterTheOther() {
        Attempts first = done(ask(aCapturedOne(), 1, 5_000)).state();
        var second = done(ask(first, 2, AMOUNT.amount() - 5_000));

        assertThat(second.effects()).isEmpty();

        var next = done(answer(second.state(), 1, DONE));

        assertThat(next.effects())
                .containsExactly(
                        new Effect.Publish(refunded(1, 5_000), ASKED),
                        new Effect.Call(giveBack(2, AMOUNT.amount() - 5_000)));

        var last = done(answer(next.state(), 2, DONE));

        assertThat(last.state().refunds().refunded()).isEqualTo(AMOUNT.amount());
        assertThat(balance(last.state(), Account.MERCHANT)).isZero();
        assertThat(balance(last.state(), Account.CUSTOMER)).isZero();
    }

    @Test
    void givesBackNoMoreThanIsLeftOfWhatIsAskedForAndRefunded() {
        Attempts first = done(ask(aCapturedOne(), 1, 30_000)).state();
        var second = done(ask(first, 2, 5_000));

        assertThat(second.effects()).isEmpty();
        assertThat(done(answer(second.state(), 1, DONE)).effects())
                .containsExactly(
                        new Effect.Publish(refunded(1, 30_000), ASKED),
                        ANSWERED,
                        new Effect.Publish(refundFailed(2, 5_000, Refunding.EXCEEDS_CAPTURED), ASKED));

        Attempts refunded = done(answer(first, 1, DONE)).state();

        assertThat(done(ask(refunded, 2, 5_000)).effects())
                .containsExactly(new Effect.Publish(refundFailed(2, 5_000, Refunding.EXCEEDS_CAPTURED), ASKED));
        assertThat(done(ask(refunded, 2, 4_998)).effects()).containsExactly(new Effect.Call(giveBack(2, 4_998)));
    }

    @Test
    void canGiveBackWhatTheGatewayRefusedToGiveBackBefore() {
        Attempts asked = done(ask(aCapturedOne(), 1, AMOUNT.amount())).state();
        Code closed = new Code("CARD_CLOSED");
        var refused = done(answer(asked, 1, new RefundAnswer.Refused(closed)));

        assertThat(refused.effects())
                .containsExactly(new Effect.Publish(refundFailed(1, AMOUNT.amount(), closed), ASKED), ANSWERED);
        assertThat(refused.state().refunds().refunded()).isZero();
        assertThat(done(ask(refused.state(), 2, AMOUNT.amount())).effects())
                .containsExactly(new Effect.Call(giveBack(2, AMOUNT.amount())));
    }

    @Test
    void givesBackWhatTheOneBeforeItIsRefused() {
        Attempts first = done(ask(aCapturedOne(), 1, AMOUNT.amount())).state();
        Attempts second = done(ask(first, 2, AMOUNT.amount())).state();
        Code closed = new Code("CARD_CLOSED");

        assertThat(done(answer(second, 1, new RefundAnswer.Refused(closed))).effects())
                .containsExactly(
                        new Effect.Publish(refundFailed(1, AMOUNT.amount(), closed), ASKED),
                        new Effect.Call(giveBack(2, AMOUNT.amount())));
    }

    @Test
    void givesBackOnceWhatIsAskedForOrAnsweredTwice() {
        Attempts asked = done(ask(aCapturedOne(), 1, 5_000)).state();
        Attempts refunded = done(answer(asked, 1, DONE)).state();

        assertThat(ask(asked, 1, 5_000)).isEqualTo(Decision.ignore());
        assertThat(ask(refunded, 1, 5_000)).isEqualTo(Decision.ignore());
        assertThat(answer(refunded, 1, DONE)).isEqualTo(Decision.ignore());
        assertThat(answer(refunded, 1, new RefundAnswer.Refused(GOODWILL))).isEqualTo(Decision.ignore());
        assertThat(ask(asked, 1, 6_000)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void waitsForTheCapture() {
        Attempts early = done(ask(Attempts.NONE, 1, 30_000)).state();
        early = done(ask(early, 2, 10_000)).state();
        early = done(decide(early, new Heard(paymentRequested()))).state();
        Attempts due = new Attempts(List.of(aPaymentToBeCaptured()), early.refunds());

        assertThat(GatewayCall.of(due).orElseThrow()).isInstanceOf(GatewayCall.Capture.class);
        assertThat(done(decide(due, new CaptureConfirmed(TERMS))).effects())
                .containsExactly(new Effect.Publish(paymentCaptured(), PACKING), new Effect.Call(giveBack(1, 30_000)));
    }

    @Test
    void asksForNothingWhereNothingWillBeCaptured() {
        Effect nothing = new Effect.Publish(refundFailed(1, 5_000, Refunding.NOTHING_CAPTURED), ASKED);
        Attempts cancelled =
                done(decide(Attempts.NONE, new Heard(orderCancelled()))).state();

        assertThat(done(ask(of(aDeclinedPayment()), 1, 5_000)).effects()).containsExactly(nothing);
        assertThat(done(ask(cancelled, 1, 5_000)).effects()).containsExactly(nothing);

        Attempts early = done(ask(Attempts.NONE, 1, 5_000)).state();

        assertThat(done(decide(early, new Heard(orderCancelled()))).effects()).containsExactly(nothing);
    }

    @Test
    void givesBackNothingOfAnotherPaymentOrInAnotherCurrency() {
        Heard ofAnother = new Heard(
                new PaymentRefundRequested(ORDER_ID, PaymentId.of(ORDER_ID, 2), refund(1), usd(5_000), GOODWILL, null));
        Heard inEuros = new Heard(
                new PaymentRefundRequested(ORDER_ID, PAYMENT_ID, refund(1), new Money(5_000, "EUR"), GOODWILL, null));

        for (Heard command : List.of(ofAnother, inEuros)) {
            Attempts next = done(decide(aCapturedOne(), command)).state();

            assertThat(GatewayCall.of(next)).isEmpty();
            assertThat(next.refunds().open()).isEmpty();
        }
    }

    @Test
    void asksAgainWhenSomebodySaysThatItIsWorthwhile() {
        Attempts asked = done(ask(aCapturedOne(), 1, 5_000)).state();

        assertThat(done(decide(asked, new AskAgain(ORDER_ID))).effects())
                .containsExactly(new Effect.Call(giveBack(1, 5_000)));
        assertThat(decide(aCapturedOne(), new AskAgain(ORDER_ID))).isEqualTo(Decision.ignore());
    }

    @Test
    void refundsAnOrderSoAndSoOftenAtMost() {
        Attempts attempts = aCapturedOne();
        for (int n = 1; n <= RefundId.MAX_OF_ORDER; n++) {
            attempts = done(ask(attempts, n, 1)).state();
        }
        var oneMore = done(ask(attempts, 0, 1));

        assertThat(oneMore.state()).isEqualTo(attempts);
        assertThat(oneMore.effects())
                .containsExactly(new Effect.Publish(refundFailed(0, 1, Refunding.TOO_MANY_REFUNDS), ASKED));
    }

    private static long balance(Attempts attempts, Account account) {
        return Ledger.of(attempts).balance(account);
    }
}
