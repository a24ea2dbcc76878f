package io.orderflow.warehouse.domain;

import static io.orderflow.warehouse.domain.PackTaskFixture.ANN;
import static io.orderflow.warehouse.domain.PackTaskFixture.BOB;
import static io.orderflow.warehouse.domain.PackTaskFixture.EVENING;
import static io.orderflow.warehouse.domain.PackTaskFixture.MORNING;
import static io.orderflow.warehouse.domain.PackTaskFixture.NIGHT;
import static io.orderflow.warehouse.domain.PackTaskFixture.assignment;
import static io.orderflow.warehouse.domain.ReturnTaskFixture.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnTaskDeciderTest {

    @Test
    void expectsTheGoodsOfAReturnThatIsApprovedWithoutAWord() {
        assertThat(expect(noReturn())).isEqualTo(Decision.accept(aReturn()));
        assertThat(aReturn().status()).isEqualTo(ReturnStatus.EXPECTED);
    }

    @Test
    void expectsThemOnceHoweverOftenItIsApproved() {
        Receipt some = aReceipt("k-1", EVENING, ANN, sellable("LAMP", 1));

        assertThat(expect(aReturn())).isEqualTo(Decision.ignore());
        assertThat(expect(aReturn(some))).isEqualTo(Decision.ignore());
    }

    @Test
    void tellsWhatHasComeAndInWhichConditionBecauseOfTheApproval() {
        Receipt receipt = aReceipt("k-1", MORNING, ANN, sellable("LAMP", 2), damaged("LAMP", 1));

        assertThat(decide(aReturn(), receive("k-1", ANN, sellable("LAMP", 2), damaged("LAMP", 1)), MORNING))
                .isEqualTo(Decision.accept(aReturn(receipt), tellsOf(receipt)));
        assertThat(aReturn(receipt).status()).isEqualTo(ReturnStatus.PARTIALLY_RECEIVED);
        assertThat(aReturn(receipt).left()).containsExactly(new SkuQuantity(MUG, 2));
    }

    @Test
    void receivesInPartsUntilAllHasCome() {
        Receipt first = aReceipt("k-1", MORNING, ANN, sellable("LAMP", 3), sellable("MUG", 1));
        Receipt second = aReceipt("k-1", EVENING, BOB, damaged("MUG", 1));

        assertThat(decide(aReturn(first), receive("k-1", BOB, damaged("MUG", 1)), EVENING))
                .isEqualTo(Decision.accept(aReturn(first, second), tellsOf(second)));
        assertThat(aReturn(first, second).status()).isEqualTo(ReturnStatus.RECEIVED);
        assertThat(aReturn(first, second).left()).isEmpty();
    }

    @Test
    void receivesGoodsThatAreHereWhenTheirTimeIsOver() {
        Receipt late = aReceipt("k-1", NIGHT, ANN, sellable("LAMP", 3), sellable("MUG", 2));

        assertThat(decide(aReturn(), receive("k-1", ANN, sellable("LAMP", 3), sellable("MUG", 2)), NIGHT))
                .isEqualTo(Decision.accept(aReturn(late), tellsOf(late)));
    }

    @Test
    void refusesMoreThanIsStillToComeOverAllConditionsAndReceipts() {
        ReturnTask.Announced task = aReturn(aReceipt("k-1", MORNING, ANN, damaged("LAMP", 2)));

        for (List<ReturnedLine> tooMuch : List.of(
                List.of(sellable("LAMP", 2)),
                List.of(sellable("LAMP", 1), damaged("LAMP", 1)),
                List.of(sellable("LAMP", 1), sellable("MUG", 3)),
                List.of(sellable("CHAIR", 1)))) {
            ReturnCommand.Receive command = receive("k-2", BOB, tooMuch.toArray(ReturnedLine[]::new));
            assertThat(ReturnTaskDecider.refusal(task, command))
                    .contains(new ReceiptRefusal.TooMuch(List.of(new SkuQuantity(LAMP, 1), new SkuQuantity(MUG, 2))));
            assertThat(decide(task, command, EVENING))
                    .isEqualTo(Decision.reject("Of what was announced less is still to come than that."));
        }
    }

    @Test
    void refusesAnythingOnceAllHasCome() {
        ReturnTask.Announced whole = aReturn(aReceipt("k-1", MORNING, ANN, sellable("LAMP", 3), sellable("MUG", 2)));

        assertThat(decide(whole, receive("k-2", ANN, sellable("MUG", 1)), EVENING))
                .isEqualTo(Decision.reject("All that was announced has come."));
    }

    @Test
    void letsTheSameWorkerRepeatAReceiptInAnyOrderOfItsLines() {
        ReturnTask task = aReturn(aReceipt("k-1", MORNING, ANN, sellable("LAMP", 3), damaged("MUG", 2)));

        assertThat(decide(task, receive("k-1", ANN, damaged("MUG", 2), sellable("LAMP", 3)), EVENING))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void refusesOtherGoodsUnderTheSameKey() {
        ReturnTask.Announced task = aReturn(aReceipt("k-1", MORNING, ANN, sellable("LAMP", 1)));

        for (ReturnedLine other : List.of(sellable("LAMP", 2), damaged("LAMP", 1), sellable("LAMP", 9))) {
            ReturnCommand.Receive command = receive("k-1", ANN, other);
            assertThat(ReturnTaskDecider.refusal(task, command)).contains(new ReceiptRefusal.NameTaken());
            assertThat(decide(task, command, EVENING)).isInstanceOf(Decision.Rejected.class);
        }
    }

    @Test
    void knowsAKeyOfOneWorkerFromThatOfAnother() {
        ReturnTask task = aReturn(aReceipt("k-1", MORNING, ANN, sellable("LAMP", 1)));

        assertThat(decide(task, receive("k-1", BOB, sellable("LAMP", 1)), EVENING))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void receivesNothingOfWhatIsNotKnown() {
        assertThat(decide(noReturn(), receive("k-1", ANN, sellable("LAMP", 1)), MORNING))
                .isEqualTo(Decision.reject("there is no such task"));
    }

    @Test
    void comesInNoMoreThanFiftyParts() {
        ReturnTask.Announced task = aReturn();
        for (int i = 0; i < ReceiptId.MAX_OF_RETURN; i++) {
            task = task.with(new Receipt(
                    ReceiptId.of(RETURN_ID, "ann", "k-" + i), MORNING, ANN, List.of(sellable("OTHER-" + i, 1))));
        }
        ReturnCommand.Receive another = receive("another", ANN, sellable("LAMP", 1));

        assertThat(ReturnTaskDecider.refusal(task, another)).contains(new ReceiptRefusal.TooMany());
        assertThat(ReturnTaskDecider.refusal(task, receive("k-7", ANN, sellable("OTHER-7", 1))))
                .isEmpty();
    }

    @Test
    void takesEachConditionOfASkuOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receive("k-1", ANN, sellable("LAMP", 1), sellable("LAMP", 1)))
                .withMessage("lines must not contain a SKU twice in the same condition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> receive("k-1", ANN))
                .withMessage("lines must be 1 to 500");
    }

    @Test
    void isAnnouncedByAnApprovalAlone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Announcement(assignment().event()));
    }
}
