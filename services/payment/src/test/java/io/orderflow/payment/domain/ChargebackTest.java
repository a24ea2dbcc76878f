package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.ChargebackFixture.*;
import static io.orderflow.payment.domain.PaymentFixture.*;
import static io.orderflow.payment.domain.RefundFixture.ANSWERED;
import static io.orderflow.payment.domain.RefundFixture.ASKED;
import static io.orderflow.payment.domain.RefundFixture.aCapturedOne;
import static io.orderflow.payment.domain.RefundFixture.ask;
import static io.orderflow.payment.domain.RefundFixture.done;
import static io.orderflow.payment.domain.RefundFixture.giveBack;
import static io.orderflow.payment.domain.RefundFixture.of;
import static io.orderflow.payment.domain.RefundFixture.refundFailed;
import static io.orderflow.payment.domain.RefundFixture.refunded;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Money;
import io.orderflow.payment.domain.Ledger.Account;
import io.orderflow.payment.domain.Ledger.Kind;
import io.orderflow.payment.domain.PaymentCommand.AskAgain;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChargebackTest {

    private static final long ALL = AMOUNT.amount();

    @Test
    void isAskedForAndToldOfOnceHoweverOftenSomebodySaysSo() {
        var hinted = done(hint(aCapturedOne()));

        assertThat(hinted.effects()).containsExactly(new Effect.Call(askForDisputes(1)));
        assertThat(GatewayCall.of(hinted.state())).contains(askForDisputes(1));

        var heard = done(answer(hinted.state(), 1, dispute(1, ALL)));

        assertThat(heard.effects()).containsExactly(new Publish(chargedBack(1, ALL), PACKING), ANSWERED);
        assertThat(GatewayCall.of(heard.state())).isEmpty();

        var again = done(hint(heard.state()));

        assertThat(again.effects()).containsExactly(new Effect.Call(askForDisputes(2)));
        assertThat(done(answer(again.state(), 2, dispute(1, ALL))).events()).isEmpty();
        assertThat(done(answer(heard.state(), 1, dispute(1, ALL))).events()).isEmpty();
    }

    @Test
    void standsInTheBooks() {
        Attempts taken = after(aCapturedOne(), dispute(1, 5_000));

        assertThat(kinds(taken)).endsWith(Kind.CAPTURE, Kind.CHARGEBACK);
        assertThat(balance(taken, Account.MERCHANT)).isEqualTo(ALL - 5_000);
        assertThat(balance(taken, Account.CUSTOMER)).isEqualTo(5_000 - ALL);

        Attempts won = after(taken, wonDispute(1, 5_000));

        assertThat(kinds(won)).endsWith(Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSED);
        assertThat(balance(won, Account.MERCHANT)).isEqualTo(ALL);
        assertThat(after(won, dispute(1, 5_000)).chargebacks().all())
                .isEqualTo(won.chargebacks().all());
    }

    @Test
    void mayTakeMoreThanIsLeftAndRefundsThatWereGivenStand() {
        Attempts asked = done(ask(aCapturedOne(), 1, 30_000)).state();
        Attempts refunded =
                done(RefundFixture.answer(asked, 1, new RefundAnswer.Done())).state();
        Attempts taken = after(refunded, dispute(1, ALL));

        assertThat(balance(taken, Account.MERCHANT)).isEqualTo(-30_000);
        assertThat(taken.refunds().refunded()).isEqualTo(30_000);
    }

    @Test
    void stopsRefundsForWhichThereIsNotAsMuchAnyMore() {
        Attempts taken = after(aCapturedOne(), dispute(1, 30_000));

        assertThat(done(ask(taken, 1, 5_000)).effects())
                .containsExactly(new Publish(refundFailed(1, 5_000, Refunding.CHARGED_BACK), ASKED));
        assertThat(done(ask(taken, 1, ALL + 1)).effects())
                .containsExactly(new Publish(refundFailed(1, ALL + 1, Refunding.EXCEEDS_CAPTURED), ASKED));
        assertThat(done(ask(taken, 1, 4_998)).effects()).containsExactly(new Effect.Call(giveBack(1, 4_998)));
    }

    @Test
    void stopsThoseThatWaitAndFollowsTheOneThatTheGatewayMayHaveGiven() {
        Attempts first = done(ask(aCapturedOne(), 1, 5_000)).state();
        Attempts both = done(ask(first, 2, 6_000)).state();
        var hinted = done(hint(both));

        assertThat(hinted.effects()).containsExactly(new Effect.Call(askForDisputes(1)));

        var heard = done(answer(hinted.state(), 1, dispute(1, ALL)));

        assertThat(heard.effects())
                .containsExactly(
                        new Publish(chargedBack(1, ALL), PACKING),
                        new Publish(refundFailed(2, 6_000, Refunding.CHARGED_BACK), ASKED),
                        new Effect.Call(giveBack(1, 5_000)));
        assertThat(done(RefundFixture.answer(heard.state(), 1, new RefundAnswer.Done()))
                        .effects())
                .containsExactly(new Publish(refunded(1, 5_000), ASKED), ANSWERED);
    }

    @Test
    void stopsARefundThatIsAskedForWhileTheGatewayIsAskedForDisputes() {
        Attempts hinted = done(hint(aCapturedOne())).state();
        var asked = done(ask(hinted, 1, 5_000));

        assertThat(asked.effects()).isEmpty();
        assertThat(done(answer(asked.state(), 1, dispute(1, ALL))).effects())
                .containsExactly(
                        new Publish(chargedBack(1, ALL), PACKING),
                        ANSWERED,
                        new Publish(refundFailed(1, 5_000, Refunding.CHARGED_BACK), ASKED));
        assertThat(done(answer(asked.state(), 1)).effects()).containsExactly(new Effect.Call(giveBack(1, 5_000)));
    }

    @Test
    void isStillAskedForWhenARefundIsAnsweredMeanwhile() {
        Attempts asked = done(ask(aCapturedOne(), 1, 5_000)).state();
        Attempts hinted = done(hint(asked)).state();
        var refunded = done(RefundFixture.answer(hinted, 1, new RefundAnswer.Done()));

        assertThat(refunded.effects()).containsExactly(new Publish(refunded(1, 5_000), ASKED));
        assertThat(GatewayCall.of(refunded.state())).contains(askForDisputes(1));
    }

    @Test
    void isAskedForOnceMoreWhenSomebodySaysSoWhileAnAnswerIsUnderWay() {
        Attempts once = done(hint(aCapturedOne())).state();
        var twice = done(hint(once));

        assertThat(twice.effects()).containsExactly(new Effect.Call(askForDisputes(2)));

        var older = done(answer(twice.state(), 1));

        assertThat(older.effects()).isEmpty();
        assertThat(done(answer(older.state(), 2, dispute(1, ALL))).effects())
                .containsExactly(new Publish(chargedBack(1, ALL), PACKING), ANSWERED);
    }

    @Test
    void givesBackAgainWhatCameBack() {
        Attempts won = after(after(aCapturedOne(), dispute(1, ALL)), wonDispute(1, ALL));

        assertThat(done(ask(won, 1, ALL)).effects()).containsExactly(new Effect.Call(giveBack(1, ALL)));
    }

    @Test
    void isToldOfByNobodyWhereItIsWonBeforeAnybodyHearsOfIt() {
        Attempts hinted = done(hint(aCapturedOne())).state();
        var heard = done(answer(hinted, 1, wonDispute(1, ALL)));

        assertThat(heard.effects()).containsExactly(ANSWERED);
        assertThat(kinds(heard.state())).endsWith(Kind.CHARGEBACK, Kind.CHARGEBACK_REVERSED);
    }

    @Test
    void isAskedForOnceTheMoneyIsTaken() {
        Attempts early = done(hint(of(aPaymentToBeCaptured()))).state();

        assertThat(done(hint(of(aRequestedPayment()))).effects()).isEmpty();
        assertThat(done(RefundFixture.decide(early, new CaptureConfirmed(TERMS)))
                        .effects())
                .containsExactly(new Publish(paymentCaptured(), PACKING), new Effect.Call(askForDisputes(1)));
    }

    @Test
    void isOfNoConcernWhereThereIsNothingToTake() {
        for (Attempts attempts : List.of(Attempts.NONE, of(aDeclinedPayment()), of(aPaymentToBeVoided()))) {
            assertThat(hint(attempts)).isEqualTo(Decision.ignore());
        }
        assertThat(answer(of(anAuthorizedPayment()), 1, dispute(1, ALL))).isEqualTo(Decision.ignore());
    }

    @Test
    void isRememberedByWhoHasForgottenIt() {
        var restored = done(RefundFixture.decide(aCapturedOne(), new Heard(chargedBack(1, ALL))));

        assertThat(restored.effects()).containsExactly(new Effect.Call(askForDisputes(1)));
        assertThat(done(answer(restored.state(), 1, dispute(1, ALL))).events()).isEmpty();
        assertThat(RefundFixture.decide(restored.state(), new Heard(chargedBack(1, ALL))))
                .isEqualTo(Decision.ignore());

        Attempts early = done(RefundFixture.decide(Attempts.NONE, new Heard(chargedBack(1, ALL))))
                .state();

        assertThat(early.chargebacks().all()).hasSize(1);
        assertThat(early.last()).isEqualTo(new Payment.Unknown());
    }

    @Test
    void isToldInTheNameOfTheOrderWhereNobodyKeptWhatItWasCapturedFor() {
        Attempts old = of(new Payment.Captured(TERMS, HOLD, NOW, null));

        assertThat(GatewayCall.of(done(hint(old)).state()).orElseThrow().cause())
                .isEqualTo(Cause.own(new EventId(ORDER_ID.value())));
    }

    @Test
    void leavesNothingWhereItIsInACurrencyThatNobodyHereCanCompare() {
        Attempts taken = after(aCapturedOne(), new Dispute("dp_1", new Money(1, "EUR"), new Code("FRAUDULENT"), false));

        assertThat(done(ask(taken, 1, 1)).effects())
                .containsExactly(new Publish(refundFailed(1, 1, Refunding.CHARGED_BACK), ASKED));
    }

    @Test
    void isRememberedSoAndSoOftenAtMost() {
        Dispute[] disputes = new Dispute[Chargebacks.MOST + 1];
        for (int n = 0; n < disputes.length; n++) {
            disputes[n] = dispute(n, 1);
        }
        Attempts hinted = done(hint(aCapturedOne())).state();
        var heard = done(answer(hinted, 1, disputes));

        assertThat(heard.events()).hasSize(Chargebacks.MOST);
        assertThat(heard.state().chargebacks().all()).hasSize(Chargebacks.MOST);
    }

    @Test
    void comesBeforeTheRefundThatTheGatewayIsAskedForAgain() {
        Attempts asked = done(ask(aCapturedOne(), 1, 5_000)).state();
        Attempts hinted = done(hint(asked)).state();

        assertThat(done(RefundFixture.decide(hinted, new AskAgain(ORDER_ID))).effects())
                .containsExactly(new Effect.Call(askForDisputes(1)));
    }

    private static List<Kind> kinds(Attempts attempts) {
        return Ledger.of(attempts).entries().stream().map(Ledger.Entry::kind).toList();
    }

    private static long balance(Attempts attempts, Account account) {
        return Ledger.of(attempts).balance(account);
    }
}
