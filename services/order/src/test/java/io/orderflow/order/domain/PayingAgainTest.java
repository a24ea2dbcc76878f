package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.CustomerActionRequested;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderProcessed;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.PaymentId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.order.domain.OrderCommand.Pay;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an order is paid otherwise than was declined, and what becomes of it when nobody does. */
class PayingAgainTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Moment UNTIL = new Moment(NOON.plus(Duration.ofHours(24)));
    private static final OrderDecider DECIDER =
            new OrderDecider(HoldRules.NONE, new AnotherCard(Duration.ofHours(24), 3));
    private static final PaymentToken TOKEN = new PaymentToken("tok_mastercard");
    private static final CustomerActionRequested ASKED =
            new CustomerActionRequested(ORDER_ID, new Code("PAY_AGAIN"), UNTIL);
    private static final OrderRejected REJECTED = new OrderRejected(ORDER_ID, RejectionReason.PAYMENT_DECLINED);

    private final List<OrderEvent> said = new ArrayList<>();
    private Order order = Order.unknown();
    private Instant now = NOON;

    @Test
    void waitsForItsCustomerWithItsStockAfterADecline() {
        declined();

        assertThat(order.status()).contains(Status.RESERVED);
        assertThat(order.waitsFor()).contains(Step.CUSTOMER);
        assertThat(order.payment().customersTime()).contains(UNTIL);
        assertThat(said).contains(ASKED).doesNotContain(REJECTED);
    }

    @Test
    void asksItsCustomerOnceHoweverOftenItHearsOfTheDecline() {
        declined();
        hears(paymentDeclined(), ASKED, paymentDeclined(), ASKED);

        assertThat(said).containsOnlyOnce(ASKED);
    }

    @Test
    void asksForAnotherPaymentWithTheNewTokenAndGoesOnWhenItIsAuthorized() {
        declined();
        pays(TOKEN);

        assertThat(said).last().isEqualTo(new PaymentRequested(ORDER_ID, payment(2), TOTAL, TOKEN, OWNER, 2));
        assertThat(order.waitsFor()).contains(Step.PAYMENT);

        hears(authorized(2));

        assertThat(order.status()).contains(Status.PROCESSED);
        assertThat(said)
                .last()
                .isInstanceOfSatisfying(
                        OrderProcessed.class,
                        processed -> assertThat(processed.paymentId()).isEqualTo(payment(2)));
        assertThat(order.toString()).doesNotContain(TOKEN.value());
        assertThat(order.payment().isSimple()).isTrue();
    }

    @Test
    void asksForOnePaymentHoweverOftenSomebodyClicks() {
        declined();
        pays(TOKEN);

        assertThat(pays(TOKEN)).isEqualTo(Decision.ignore());
        assertThat(pays(new PaymentToken("tok_other"))).isInstanceOf(Decision.Rejected.class);
        assertThat(said.stream().filter(PaymentRequested.class::isInstance)).hasSize(2);
    }

    @Test
    void keepsNoTokenOnceThePaymentIsDecided() {
        declined();
        pays(TOKEN);
        hears(declined(2));

        assertThat(order.payment())
                .isInstanceOfSatisfying(
                        Payment.Asked.class,
                        asked -> assertThat(asked.again()).isEqualTo(new Payment.Again(UNTIL, null)));
    }

    @Test
    void doesNotProlongTheTimeByAnotherDecline() {
        declined();
        now = NOON.plus(Duration.ofHours(23));
        pays(TOKEN);
        hears(declined(2));

        assertThat(said).last().isEqualTo(ASKED);
        assertThat(order.waitsFor()).contains(Step.CUSTOMER);
    }

    @Test
    void isRejectedByADeclineThatComesAfterTheTime() {
        declined();
        pays(TOKEN);
        now = UNTIL.instant();
        hears(declined(2));

        assertThat(said).last().isEqualTo(REJECTED);
    }

    @Test
    void isRejectedWhenAsManyPaymentsWereTriedAsMayBe() {
        declined();
        pays(TOKEN);
        hears(declined(2));
        pays(TOKEN);
        hears(declined(3));

        assertThat(order.status()).contains(Status.REJECTED);
        assertThat(said).last().isEqualTo(REJECTED);
    }

    @Test
    void isRejectedWhenItsCustomerDoesNothingAndNotBefore() {
        declined();
        now = UNTIL.instant().minusMillis(1);
        assertThat(decide(new Expire(ORDER_ID, Step.CUSTOMER))).isEqualTo(Decision.ignore());
        now = UNTIL.instant();

        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
        decide(new Expire(ORDER_ID, Step.CUSTOMER));

        assertThat(said).last().isEqualTo(REJECTED);
        assertThat(order.waitsFor()).contains(Step.RELEASE);
        assertThat(order.payment().isSimple()).isTrue();
    }

    @Test
    void isNotRejectedWhileAnotherPaymentIsDecided() {
        declined();
        pays(TOKEN);
        now = UNTIL.instant();

        assertThat(decide(new Expire(ORDER_ID, Step.CUSTOMER))).isEqualTo(Decision.ignore());
    }

    @Test
    void isCancelledAtOnceWhileItWaitsForItsCustomer() {
        declined();
        decide(cancel());

        assertThat(order.status()).contains(Status.CANCELLED);
        assertThat(order.waitsFor()).contains(Step.RELEASE);
        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void isWatchedUntilTheMoneyIsBackWhenItIsCancelledWhileItIsPaidAgain() {
        declined();
        pays(TOKEN);
        decide(cancel());
        hears(stockReleased(), paymentDeclined());

        assertThat(order.waitsFor()).contains(Step.VOID);

        hears(declined(2));

        assertThat(order.waitsFor()).isEmpty();
    }

    @Test
    void isHeldOnceItIsPaidAgain() {
        declined();
        decide(hold());
        assertThat(order.waitsFor()).contains(Step.CUSTOMER);
        pays(TOKEN);
        hears(authorized(2));

        assertThat(order.waitsFor()).contains(Step.HOLD);
    }

    @Test
    void doesNotHearOfAnEarlierPaymentAnyMore() {
        declined();
        pays(TOKEN);

        assertThat(decide(new Heard(paymentDeclined()))).isEqualTo(Decision.ignore());
        assertThat(decide(new Heard(paymentAuthorized()))).isEqualTo(Decision.ignore());
    }

    @Test
    void isNotPaidAgainUnlessItsPaymentIsDeclined() {
        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
        hears(orderCreated());
        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
        hears(stockReserved());
        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
        hears(paymentAuthorized());
        assertThat(pays(TOKEN)).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void showsWhatItsCustomerHasToDoFirstUntilThatIsDone() {
        hears(orderCreated(), stockReserved(), paymentActionRequired());

        assertThat(order.waitsFor()).contains(Step.CUSTOMER);
        assertThat(order.payment())
                .isInstanceOfSatisfying(
                        Payment.Asked.class,
                        asked -> assertThat(asked.status()).isEqualTo(Payment.Status.ACTION_REQUIRED));
        assertThat(order.payment().isDecided()).isFalse();

        hears(paymentAuthorized(), paymentActionRequired());

        assertThat(order.status()).contains(Status.PROCESSED);
        assertThat(order.payment().isSimple()).isTrue();
    }

    @Test
    void isGivenUpLikeAnyOtherWhenNobodySaysWhatBecameOfWhatItsCustomerHadToDo() {
        hears(orderCreated(), stockReserved(), paymentActionRequired());
        decide(new Expire(ORDER_ID, Step.CUSTOMER));

        assertThat(said).last().isEqualTo(new OrderCancelled(ORDER_ID, new Code("TIMED_OUT"), null));
    }

    @Test
    void aRestoredOrderKeepsToTheTimeThatItsCustomerWasTold() {
        hears(orderCreated(), stockReserved());
        now = NOON.plus(Duration.ofHours(2));
        hears(paymentDeclined(), ASKED);

        assertThat(order.payment().customersTime()).contains(UNTIL);
    }

    @Test
    void aRestoredOrderLearnsFromWhatItHasAskedOfItsCustomerThatItsPaymentWasDeclined() {
        hears(orderCreated(), stockReserved(), ASKED, paymentDeclined());

        assertThat(order.waitsFor()).contains(Step.CUSTOMER);
        assertThat(said).doesNotContain(ASKED);
    }

    @Test
    void aRestoredOrderLearnsFromTheAnswerThatItWasPaidAgain() {
        hears(orderCreated(), stockReserved(), authorized(2), paymentDeclined(), ASKED);

        assertThat(order.status()).contains(Status.PROCESSED);
        assertThat(said).doesNotContain(ASKED, REJECTED);
    }

    @Test
    void aRestoredOrderAsksForTheSamePaymentAgainAndForNoOther() {
        declined();
        pays(new PaymentToken("tok_other"));

        assertThat(((PaymentRequested) said.getLast()).paymentId()).isEqualTo(payment(2));
    }

    @Test
    void aRestoredOrderThatForgotThatItWasPaidAgainGivesTheMoneyBack() {
        declined();
        now = UNTIL.instant();
        decide(new Expire(ORDER_ID, Step.CUSTOMER));
        hears(stockReleased(), authorized(2));

        assertThat(said).last().isEqualTo(new OrderCancelled(ORDER_ID, new Code("PAID_TOO_LATE"), null));
        assertThat(order.waitsFor()).contains(Step.VOID);
    }

    @Test
    void aRestoredOrderLearnsFromItselfThatItWasRejected() {
        declined();
        hears(REJECTED, stockReleased());

        assertThat(order.status()).contains(Status.REJECTED);
        assertThat(order.waitsFor()).isEmpty();
    }

    @Test
    void rejectsAtOnceWhereNobodyMayPayAgain() {
        Order reserved = aReservedOrder();

        assertThat(accept(reserved, paymentDeclined()).events()).containsExactly(REJECTED);
    }

    private void declined() {
        hears(orderCreated(), stockReserved(), paymentDeclined());
    }

    private void hears(OrderEvent... events) {
        for (OrderEvent event : events) {
            decide(new Heard(event));
        }
    }

    private Decision<Order> pays(PaymentToken token) {
        return decide(new Pay(ORDER_ID, token));
    }

    private Decision<Order> decide(OrderCommand command) {
        Decision<Order> decision = DECIDER.decide(order, command, new Circumstances(aCause(), now));
        if (decision instanceof Decision.Accepted<Order> accepted) {
            order = accepted.state();
            said.addAll(accepted.events());
        }
        return decision;
    }

    private static PaymentId payment(int number) {
        return PaymentId.of(ORDER_ID, number);
    }

    private static PaymentAuthorized authorized(int number) {
        return new PaymentAuthorized(ORDER_ID, payment(number), TOTAL, "A" + number);
    }

    private static PaymentDeclined declined(int number) {
        return new PaymentDeclined(ORDER_ID, payment(number), "card_declined");
    }
}
