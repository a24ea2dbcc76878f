package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.order.domain.Chargebacks.Chargeback;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.RefundRefusal.NameTaken;
import io.orderflow.order.domain.RefundRefusal.NothingCaptured;
import io.orderflow.order.domain.RefundRefusal.TooMany;
import io.orderflow.order.domain.RefundRefusal.TooMuch;
import io.orderflow.order.domain.Refunds.Outcome;
import io.orderflow.order.domain.Refunds.Refund;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Ignored;
import io.orderflow.runtime.decision.Decision.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefundTest {

    private static final Code DAMAGED = new Code("DAMAGED");

    @Test
    void isAskedOfPaymentInTheNameOfFinance() {
        Course course = fulfilled();
        int said = course.said().size();

        course.with(new Input.GivenBack());

        assertThat(course.said().subList(said, course.said().size()))
                .containsExactly(Said.becauseOfFinance(
                        new PaymentRefundRequested(ORDER_ID, PAYMENT_ID, REFUND_ID, PART, DAMAGED, "fay")));
        assertThat(course.order().refunds().all())
                .containsExactly(new Refund(REFUND_ID, PART, DAMAGED, new Outcome.Awaited()));
        assertThat(course.order().status()).contains(Status.FULFILLED);
        assertThat(course.order().waitsFor()).contains(Step.REFUND);
    }

    @Test
    void isAskedForOnceHoweverOften() {
        Course course = fulfilled();
        course.with(new Input.GivenBack());

        assertThat(course.with(new Input.GivenBack())).isInstanceOf(Ignored.class);
        course.with(new Input.Heard(paymentRefunded()));
        assertThat(course.with(new Input.GivenBack())).isInstanceOf(Ignored.class);
    }

    @Test
    void takesNoNameThatAnotherRefundHas() {
        Order order = decided(fulfilled().order(), giveBack());

        assertThat(Refunding.refusal(order, refund("k-1", 1))).contains(new NameTaken());
        assertThat(Refunding.refusal(order, new GiveBack(ORDER_ID, REFUND_ID, PART, new Code("LATE"), "fay")))
                .contains(new NameTaken());
        assertThat(decide(order, refund("k-1", 1))).isInstanceOf(Rejected.class);
    }

    @Test
    void isNothingForAnOrderOfWhichNothingIsCaptured() {
        Order packed = Course.after(Inputs.heard(
                        orderCreated(), stockReserved(), paymentAuthorized(), shipmentPrepared(), shipmentProcessed()))
                .order();

        assertThat(Refunding.refusal(packed, giveBack())).contains(new NothingCaptured());
        assertThat(Refunding.refusal(aReservedOrder(), giveBack())).contains(new NothingCaptured());
        assertThat(Refunding.refusal(Order.unknown(), giveBack())).contains(new NothingCaptured());
        assertThat(decide(packed, giveBack())).isInstanceOf(Rejected.class);
    }

    @Test
    void isPossibleAsSoonAsTheMoneyIsCaptured() {
        Course course = Course.after(Inputs.heard(
                orderCreated(), stockReserved(), paymentAuthorized(), shipmentProcessed(), paymentCaptured()));

        course.with(new Input.GivenBack());

        assertThat(course.order().waitsFor()).contains(Step.HANDOVER);
        course.with(Inputs.heard(theWayToFulfilment()));
        assertThat(course.order().waitsFor()).contains(Step.REFUND);
    }

    @Test
    void isNoMoreThanWhatIsLeftWithWhatIsPromised() {
        Order order = fulfilled().order();
        assertThat(Refunding.refusal(order, refund("k-1", TOTAL.amount() + 1))).contains(new TooMuch(TOTAL));

        order = decided(order, refund("k-1", 30_000));
        Money left = new Money(4_998, "USD");

        assertThat(Refunding.refusal(order, refund("k-2", 4_999))).contains(new TooMuch(left));
        assertThat(new TooMuch(left).reason()).contains("4998 USD");
        assertThat(Refunding.refusal(order, refund("k-2", 4_998))).isEmpty();
        assertThat(Refunding.refusal(
                        order,
                        new GiveBack(ORDER_ID, RefundId.of(ORDER_ID, "k-2"), new Money(1, "EUR"), DAMAGED, "fay")))
                .contains(new TooMuch(left));
    }

    @Test
    void isNothingOfWhatABankHasTaken() {
        Order order = anOrderAfter(theWayToFulfilment().toArray(OrderEvent[]::new));

        order = accept(order, paymentChargedBack()).state();

        assertThat(order.chargebacks().all()).containsExactly(new Chargeback("dp_1", PART, new Code("FRAUDULENT")));
        assertThat(Refunding.refusal(order, refund("k-1", PART.amount() + 1))).contains(new TooMuch(PART));
        assertThat(Refunding.refusal(order, refund("k-1", PART.amount()))).isEmpty();
        assertThat(OrderFixture.decide(order, paymentChargedBack())).isInstanceOf(Ignored.class);
        assertThat(order.waitsFor()).isEmpty();
    }

    @Test
    void isNoneWhereABankHasTakenMoreThanThereWas() {
        Order order = decided(fulfilled().order(), refund("k-1", TOTAL.amount()));

        order = accept(order, paymentChargedBack()).state();

        assertThat(Refunding.refusal(order, refund("k-2", 1))).contains(new TooMuch(new Money(0, "USD")));
    }

    @Test
    void givesFreeAgainWhatPaymentRefuses() {
        Course course = fulfilled();
        course.with(new Input.GivenBack());

        course.with(new Input.Heard(paymentRefundFailed()));

        assertThat(course.order().refunds().all())
                .containsExactly(new Refund(REFUND_ID, PART, DAMAGED, new Outcome.Failed(new Code("CARD_CLOSED"))));
        assertThat(course.order().waitsFor()).isEmpty();
        assertThat(Refunding.refusal(course.order(), refund("k-2", TOTAL.amount())))
                .isEmpty();
    }

    @Test
    void isNoneOfMoreThanAHundred() {
        Order order = fulfilled().order();
        for (int n = 1; n <= RefundId.MAX_OF_ORDER; n++) {
            order = decided(order, refund("k-" + n, 1));
        }

        assertThat(Refunding.refusal(order, refund("k-101", 1))).contains(new TooMany());
        assertThat(Refunding.refusal(order, refund("k-100", 1))).isEmpty();
    }

    @Test
    void isLearnedFromTheAnswerByADatabaseThatHasForgottenIt() {
        Course restored = Course.from(fulfilled().order());

        restored.with(new Input.Heard(paymentRefunded()));

        assertThat(restored.order().refunds().all())
                .containsExactly(new Refund(REFUND_ID, PART, null, new Outcome.Refunded()));
        assertThat(Refunding.refusal(restored.order(), giveBack())).isEmpty();
        restored.with(new Input.Heard(paymentRefundRequested()));
        assertThat(restored.order().refunds().all())
                .containsExactly(new Refund(REFUND_ID, PART, DAMAGED, new Outcome.Refunded()));
        assertThat(restored.order().waitsFor()).isEmpty();
        assertThat(restored.said()).isEmpty();
    }

    @Test
    void isWaitedForByADatabaseThatHearsThatItWasAskedFor() {
        Course restored = Course.from(fulfilled().order());

        restored.with(new Input.Heard(paymentRefundRequested()));

        assertThat(restored.order().waitsFor()).contains(Step.REFUND);
        assertThat(restored.said()).isEmpty();
    }

    @Test
    void comesBeforeAllElse() {
        List<OrderEvent> backwards = theWayToFulfilment().reversed();
        Course course = Course.after(Inputs.heard(paymentRefunded(), paymentRefundRequested()))
                .with(Inputs.heard(backwards));

        assertThat(course.order().refunds().all())
                .containsExactly(new Refund(REFUND_ID, PART, DAMAGED, new Outcome.Refunded()));
        assertThat(course.order().waitsFor()).isEmpty();
    }

    @Test
    void standsWhereTheCustomerHasGotIt() {
        Course course = fulfilled();
        course.with(Inputs.heard(paymentRefundRequested(), paymentRefundFailed(), paymentRefunded()));
        assertThat(course.order().refunds().refunded()).isEqualTo(PART.amount());

        course.with(new Input.Heard(paymentRefundFailed()));

        assertThat(course.order().refunds().refunded()).isEqualTo(PART.amount());
    }

    @Test
    void isSaidToBeLateEachTime() {
        Course course = fulfilled();
        course.with(new Input.GivenBack());
        course.with(new Input.TimeGoesBy());
        assertThat(course.order().waitsTooLong()).isTrue();

        course.with(new Input.Heard(paymentRefunded()));
        Order another = decided(course.order(), refund("k-2", 1));

        assertThat(another.waitsTooLong()).isFalse();
        assertThat(((Decision.Accepted<Order>) delay(another, Step.REFUND)).events())
                .hasSize(1)
                .first()
                .isInstanceOf(OrderDelayed.class);
    }

    @Test
    void isPossibleWhereTheCustomerIsForgotten() {
        Order forgotten = decided(fulfilled().order(), new OrderCommand.Anonymize(ORDER_ID, "erased-1"));

        Order order = decided(forgotten, giveBack());
        Order answered = accept(order, paymentRefunded()).state();

        assertThat(answered.refunds().refunded()).isEqualTo(PART.amount());
        assertThat(decide(answered, new OrderCommand.Anonymize(ORDER_ID, "erased-1")))
                .isInstanceOf(Ignored.class);
    }

    private static Course fulfilled() {
        return Course.after(Inputs.heard(theWayToFulfilment()));
    }

    private static GiveBack refund(String key, long amount) {
        return new GiveBack(ORDER_ID, RefundId.of(ORDER_ID, key), new Money(amount, "USD"), DAMAGED, "fay");
    }

    private static Decision<Order> decide(Order order, OrderCommand command) {
        return OrderFixture.decide(order, command, aCause());
    }

    private static Order decided(Order order, OrderCommand command) {
        return ((Decision.Accepted<Order>) decide(order, command)).state();
    }
}
