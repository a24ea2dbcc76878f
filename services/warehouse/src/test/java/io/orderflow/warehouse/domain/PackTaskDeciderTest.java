package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.runtime.decision.Decision;
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
    void wantsToKnowWhoItIs() {
        for (String nobody : List.of("", " ", "a\u0000b", "w".repeat(101))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PackCommand.Claim(nobody, NOON))
                    .withMessageStartingWith("worker");
        }
    }
}
