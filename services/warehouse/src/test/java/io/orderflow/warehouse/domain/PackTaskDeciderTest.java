package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackTaskDeciderTest {

    @Test
    void opensATaskForAPreparedShipmentWithoutAWord() {
        assertThat(open(noTask())).isEqualTo(Decision.accept(anOpenTask()));
    }

    @Test
    void opensATaskOnceHoweverOftenItsShipmentIsPrepared() {
        for (PackTask task : List.of(anOpenTask(), aTaskClaimedBy(ANN), aTaskPackedBy(ANN))) {
            assertThat(open(task)).isEqualTo(Decision.ignore());
        }
    }

    @Test
    void givesAnOpenTaskToTheFirstWorker() {
        assertThat(claim(anOpenTask(), ANN)).isEqualTo(Decision.accept(aTaskClaimedBy(ANN)));
    }

    @Test
    void letsTheSameWorkerRepeatHisClaim() {
        assertThat(claim(aTaskClaimedBy(ANN), ANN)).isEqualTo(Decision.ignore());
    }

    @Test
    void refusesWhatSomebodyElseHasClaimed() {
        assertThat(claim(aTaskClaimedBy(ANN), BOB)).isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(confirmPacked(aTaskClaimedBy(ANN), BOB)).isEqualTo(Decision.reject("somebody else has claimed it"));
    }

    @Test
    void tellsThatAParcelIsPacked() {
        assertThat(confirmPacked(aTaskClaimedBy(ANN), ANN))
                .isEqualTo(Decision.accept(aTaskPackedBy(ANN), tellsThatItIsPackedBy(ANN)));
    }

    @Test
    void takesAConfirmationForAClaimWhenNobodyHasClaimed() {
        assertThat(confirmPacked(anOpenTask(), ANN))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, ANN, EVENING, EVENING), tellsThatItIsPackedBy(ANN)));
    }

    @Test
    void letsTheSameWorkerRepeatHisConfirmation() {
        assertThat(confirmPacked(aTaskPackedBy(ANN), ANN)).isEqualTo(Decision.ignore());
    }

    @Test
    void refusesWhatIsPacked() {
        assertThat(confirmPacked(aTaskPackedBy(ANN), BOB)).isEqualTo(Decision.reject("it is packed already"));
        assertThat(claim(aTaskPackedBy(ANN), ANN)).isEqualTo(Decision.reject("it is packed already"));
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThat(claim(noTask(), ANN)).isEqualTo(Decision.reject("there is no such task"));
        assertThat(confirmPacked(noTask(), ANN)).isEqualTo(Decision.reject("there is no such task"));
    }

    @Test
    void givesATaskToSomebodyElseOnceTheClaimHasRunOut() {
        assertThat(decide(aTaskClaimedBy(ANN), new PackCommand.Claim(SHIPMENT_ID, BOB), NIGHT))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, BOB, NIGHT)));
        assertThat(decide(aTaskClaimedBy(ANN), new PackCommand.ConfirmPacked(SHIPMENT_ID, BOB), NIGHT))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, BOB, NIGHT, NIGHT), tellsThatItIsPackedBy(BOB)));
    }

    @Test
    void holdsAClaimUntilItRunsOutAndNoLonger() {
        PackTask claimed = aTaskClaimedBy(ANN);
        Instant end = NOON.plus(CLAIM_TIME);

        assertThat(decide(claimed, new PackCommand.Claim(SHIPMENT_ID, BOB), end.minusNanos(1)))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(decide(claimed, new PackCommand.Claim(SHIPMENT_ID, BOB), end))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, BOB, end)));
    }

    @Test
    void letsTheWorkerPackAfterTheClaimHasRunOutWhileNobodyElseHasClaimed() {
        assertThat(decide(aTaskClaimedBy(ANN), new PackCommand.ConfirmPacked(SHIPMENT_ID, ANN), NIGHT))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, ANN, NOON, NIGHT), tellsThatItIsPackedBy(ANN)));
        assertThat(decide(aTaskClaimedBy(BOB), new PackCommand.ConfirmPacked(SHIPMENT_ID, ANN), EVENING))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
    }

    @Test
    void givesAWorkerWhoClaimsAgainMoreTime() {
        assertThat(decide(aTaskClaimedBy(ANN), new PackCommand.Claim(SHIPMENT_ID, ANN), EVENING))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, ANN, EVENING)));
    }

    @Test
    void takesATaskBackFromTheWorkerWhoHasIt() {
        assertThat(release(aTaskClaimedBy(ANN), ANN)).isEqualTo(Decision.accept(anOpenTask()));
        assertThat(release(anOpenTask(), ANN)).isEqualTo(Decision.ignore());
        assertThat(release(aTaskClaimedBy(ANN), BOB)).isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(release(aTaskPackedBy(ANN), ANN)).isEqualTo(Decision.reject("it is packed already"));
        assertThat(release(noTask(), ANN)).isEqualTo(Decision.reject("there is no such task"));
    }

    @Test
    void takesATaskBackFromAnybodyOnceTheClaimHasRunOut() {
        assertThat(decide(aTaskClaimedBy(ANN), new PackCommand.Release(SHIPMENT_ID, BOB), NIGHT))
                .isEqualTo(Decision.accept(anOpenTask()));
    }

    @Test
    void wantsToKnowWhoItIs() {
        for (String nobody : List.of("", " ", "a\u0000b", "w".repeat(256))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Worker(nobody, null))
                    .withMessageStartingWith("worker");
        }
    }

    @Test
    void knowsAWorkerByTheIdWhateverTheName() {
        assertThat(confirmPacked(aTaskClaimedBy(ANN), new Worker("ann", "Ann Lee")))
                .isEqualTo(Decision.accept(aTaskPackedBy(ANN), tellsThatItIsPackedBy(ANN)));
        assertThat(confirmPacked(aTaskClaimedBy(ANN), new Worker("bob", "Ann"))).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void cancelsWhatIsNotPacked() {
        assertThat(cancel(anOpenTask())).isEqualTo(Decision.accept(aCancelledTask(), tellsThatItIsCancelled()));
    }

    @Test
    void remembersWhoHasTheGoodsOfAParcelThatIsCancelled() {
        assertThat(cancel(aTaskClaimedBy(ANN)))
                .isEqualTo(Decision.accept(
                        new PackTask.Cancelled(assignment(), MORNING, ANN, NOON), tellsThatItIsCancelled()));
    }

    @Test
    void refusesToCancelWhatIsPacked() {
        assertThat(cancel(aTaskPackedBy(ANN)))
                .isEqualTo(Decision.accept(aTaskPackedBy(ANN), tellsThatItIsPackedAlready()));
    }

    @Test
    void cancelsAParcelThatIsNotPreparedYetAndPacksNothingWhenItIs() {
        assertThat(cancel(noTask())).isEqualTo(Decision.accept(aForestalledTask(), tellsThatItIsCancelled()));
        assertThat(open(aForestalledTask())).isEqualTo(Decision.ignore());
        assertThat(open(aCancelledTask())).isEqualTo(Decision.ignore());
    }

    @Test
    void givesWhoeverAsksAgainTheSameVerdict() {
        for (PackTask cancelled : List.of(aCancelledTask(), aForestalledTask())) {
            assertThat(cancel(cancelled)).isEqualTo(Decision.accept(cancelled, tellsThatItIsCancelled()));
        }
    }

    @Test
    void tellsAPackerWhereTheGoodsOfACancelledParcelGo() {
        Decision<PackTask> answer = Decision.reject("the order is cancelled: put the goods back");
        for (PackTask cancelled : List.of(aCancelledTask(), aForestalledTask())) {
            assertThat(claim(cancelled, ANN)).isEqualTo(answer);
            assertThat(release(cancelled, ANN)).isEqualTo(answer);
            assertThat(confirmPacked(cancelled, ANN)).isEqualTo(answer);
        }
    }

    @Test
    void packsNothingThatIsCancelledAlsoWhereNobodyPacks() {
        PackTaskDecider decider = new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, true));
        Circumstances morning = new Circumstances(assignment().cause(), MORNING);

        assertThat(decider.decide(aForestalledTask(), new PackCommand.Open(assignment()), morning))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void packsAtOnceByNobodyWhereThatIsSettled() {
        PackTaskDecider decider = new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, true));
        Circumstances morning = new Circumstances(assignment().cause(), MORNING);

        assertThat(decider.decide(noTask(), new PackCommand.Open(assignment()), morning))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, PackTaskDecider.AUTO_PACK, MORNING, MORNING),
                        tellsThatItIsPackedBy(PackTaskDecider.AUTO_PACK)));
        assertThat(decider.decide(anOpenTask(), new PackCommand.Open(assignment()), morning))
                .isEqualTo(Decision.ignore());
    }
}
