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
        for (PackTask task : List.of(anOpenTask(), aTaskClaimedBy("ann"), aTaskPackedBy("ann"))) {
            assertThat(open(task)).isEqualTo(Decision.ignore());
        }
    }

    @Test
    void givesAnOpenTaskToTheFirstWorker() {
        assertThat(claim(anOpenTask(), "ann")).isEqualTo(Decision.accept(aTaskClaimedBy("ann")));
    }

    @Test
    void letsTheSameWorkerRepeatHisClaim() {
        assertThat(claim(aTaskClaimedBy("ann"), "ann")).isEqualTo(Decision.ignore());
    }

    @Test
    void refusesWhatSomebodyElseHasClaimed() {
        assertThat(claim(aTaskClaimedBy("ann"), "bob")).isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(confirmPacked(aTaskClaimedBy("ann"), "bob"))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
    }

    @Test
    void tellsThatAParcelIsPacked() {
        assertThat(confirmPacked(aTaskClaimedBy("ann"), "ann"))
                .isEqualTo(Decision.accept(aTaskPackedBy("ann"), tellsThatItIsPackedBy("ann")));
    }

    @Test
    void takesAConfirmationForAClaimWhenNobodyHasClaimed() {
        assertThat(confirmPacked(anOpenTask(), "ann"))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, "ann", EVENING, EVENING),
                        tellsThatItIsPackedBy("ann")));
    }

    @Test
    void letsTheSameWorkerRepeatHisConfirmation() {
        assertThat(confirmPacked(aTaskPackedBy("ann"), "ann")).isEqualTo(Decision.ignore());
    }

    @Test
    void refusesWhatIsPacked() {
        assertThat(confirmPacked(aTaskPackedBy("ann"), "bob")).isEqualTo(Decision.reject("it is packed already"));
        assertThat(claim(aTaskPackedBy("ann"), "ann")).isEqualTo(Decision.reject("it is packed already"));
    }

    @Test
    void refusesWhatThereIsNot() {
        assertThat(claim(noTask(), "ann")).isEqualTo(Decision.reject("there is no such task"));
        assertThat(confirmPacked(noTask(), "ann")).isEqualTo(Decision.reject("there is no such task"));
    }

    @Test
    void givesATaskToSomebodyElseOnceTheClaimHasRunOut() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Claim(SHIPMENT_ID, "bob"), NIGHT))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, "bob", NIGHT)));
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.ConfirmPacked(SHIPMENT_ID, "bob"), NIGHT))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, "bob", NIGHT, NIGHT), tellsThatItIsPackedBy("bob")));
    }

    @Test
    void holdsAClaimUntilItRunsOutAndNoLonger() {
        PackTask claimed = aTaskClaimedBy("ann");
        Instant end = NOON.plus(CLAIM_TIME);

        assertThat(decide(claimed, new PackCommand.Claim(SHIPMENT_ID, "bob"), end.minusNanos(1)))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(decide(claimed, new PackCommand.Claim(SHIPMENT_ID, "bob"), end))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, "bob", end)));
    }

    @Test
    void letsTheWorkerPackAfterTheClaimHasRunOutWhileNobodyElseHasClaimed() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.ConfirmPacked(SHIPMENT_ID, "ann"), NIGHT))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, "ann", NOON, NIGHT), tellsThatItIsPackedBy("ann")));
        assertThat(decide(aTaskClaimedBy("bob"), new PackCommand.ConfirmPacked(SHIPMENT_ID, "ann"), EVENING))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
    }

    @Test
    void givesAWorkerWhoClaimsAgainMoreTime() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Claim(SHIPMENT_ID, "ann"), EVENING))
                .isEqualTo(Decision.accept(new PackTask.Claimed(assignment(), MORNING, "ann", EVENING)));
    }

    @Test
    void takesATaskBackFromTheWorkerWhoHasIt() {
        assertThat(release(aTaskClaimedBy("ann"), "ann")).isEqualTo(Decision.accept(anOpenTask()));
        assertThat(release(anOpenTask(), "ann")).isEqualTo(Decision.ignore());
        assertThat(release(aTaskClaimedBy("ann"), "bob")).isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(release(aTaskPackedBy("ann"), "ann")).isEqualTo(Decision.reject("it is packed already"));
        assertThat(release(noTask(), "ann")).isEqualTo(Decision.reject("there is no such task"));
    }

    @Test
    void takesATaskBackFromAnybodyOnceTheClaimHasRunOut() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Release(SHIPMENT_ID, "bob"), NIGHT))
                .isEqualTo(Decision.accept(anOpenTask()));
    }

    @Test
    void wantsToKnowWhoItIs() {
        for (String nobody : List.of("", " ", "a\u0000b", "w".repeat(101))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PackCommand.Claim(SHIPMENT_ID, nobody))
                    .withMessageStartingWith("worker");
        }
    }

    @Test
    void packsAtOnceByNobodyWhereThatIsSettled() {
        PackTaskDecider decider = new PackTaskDecider(new PackTaskDecider.Policy(CLAIM_TIME, true));
        Circumstances morning = new Circumstances(assignment().cause(), MORNING);

        assertThat(decider.decide(noTask(), new PackCommand.Open(assignment()), morning))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(assignment(), MORNING, "auto-pack", MORNING, MORNING),
                        tellsThatItIsPackedBy("auto-pack")));
        assertThat(decider.decide(anOpenTask(), new PackCommand.Open(assignment()), morning))
                .isEqualTo(Decision.ignore());
    }
}
