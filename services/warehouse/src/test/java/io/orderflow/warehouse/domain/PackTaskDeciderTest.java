package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
                .isEqualTo(Decision.accept(aTaskPackedBy("ann"), shipmentProcessed(ORDER_ID, SHIPMENT_ID, "ann")));
    }

    @Test
    void takesAConfirmationForAClaimWhenNobodyHasClaimed() {
        assertThat(confirmPacked(anOpenTask(), "ann"))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(shipmentPrepared(), MORNING, "ann", EVENING, EVENING),
                        shipmentProcessed(ORDER_ID, SHIPMENT_ID, "ann")));
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
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Claim("bob", NIGHT)))
                .isEqualTo(Decision.accept(new PackTask.Claimed(shipmentPrepared(), MORNING, "bob", NIGHT)));
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.ConfirmPacked("bob", NIGHT)))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(shipmentPrepared(), MORNING, "bob", NIGHT, NIGHT),
                        shipmentProcessed(ORDER_ID, SHIPMENT_ID, "bob")));
    }

    @Test
    void holdsAClaimUntilItRunsOutAndNoLonger() {
        PackTask claimed = aTaskClaimedBy("ann");
        Instant end = NOON.plus(CLAIM_TIME);

        assertThat(decide(claimed, new PackCommand.Claim("bob", end.minusNanos(1))))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
        assertThat(decide(claimed, new PackCommand.Claim("bob", end)))
                .isEqualTo(Decision.accept(new PackTask.Claimed(shipmentPrepared(), MORNING, "bob", end)));
    }

    @Test
    void letsTheWorkerPackAfterTheClaimHasRunOutWhileNobodyElseHasClaimed() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.ConfirmPacked("ann", NIGHT)))
                .isEqualTo(Decision.accept(
                        new PackTask.Packed(shipmentPrepared(), MORNING, "ann", NOON, NIGHT),
                        shipmentProcessed(ORDER_ID, SHIPMENT_ID, "ann")));
        assertThat(decide(aTaskClaimedBy("bob"), new PackCommand.ConfirmPacked("ann", EVENING)))
                .isEqualTo(Decision.reject("somebody else has claimed it"));
    }

    @Test
    void givesAWorkerWhoClaimsAgainMoreTime() {
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Claim("ann", EVENING)))
                .isEqualTo(Decision.accept(new PackTask.Claimed(shipmentPrepared(), MORNING, "ann", EVENING)));
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
        assertThat(decide(aTaskClaimedBy("ann"), new PackCommand.Release("bob", NIGHT)))
                .isEqualTo(Decision.accept(anOpenTask()));
    }

    @Test
    void wantsToKnowWhoItIs() {
        for (String nobody : List.of("", " ", "a\u0000b", "w".repeat(101))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PackCommand.Claim(nobody, NOON))
                    .withMessageStartingWith("worker");
        }
    }
}
