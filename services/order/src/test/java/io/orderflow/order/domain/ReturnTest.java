package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnApproved;
import io.orderflow.events.ReturnExpired;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.ReturnRejected;
import io.orderflow.events.ReturnRequested;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.events.value.ReturnedLine;
import io.orderflow.events.value.Sku;
import io.orderflow.events.value.SkuQuantity;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.RequestReturn;
import io.orderflow.order.domain.ReturnPolicy.Approval;
import io.orderflow.order.domain.ReturnPolicy.ShippingCharge;
import io.orderflow.order.domain.ReturnRefusal.Left;
import io.orderflow.order.domain.ReturnRefusal.NameTaken;
import io.orderflow.order.domain.ReturnRefusal.NotHandedOver;
import io.orderflow.order.domain.ReturnRefusal.TooMany;
import io.orderflow.order.domain.ReturnRefusal.TooMuch;
import io.orderflow.order.domain.Returns.Receipt;
import io.orderflow.order.domain.Returns.Return;
import io.orderflow.order.domain.Returns.Standing;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Accepted;
import io.orderflow.runtime.decision.Decision.Ignored;
import io.orderflow.runtime.decision.Decision.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReturnTest {

    private static final Code RETURN = new Code("RETURN");
    private static final Code DAMAGED = new Code("DAMAGED");
    private static final RefundId REFUND_OF_RECEIPT = RefundId.of(RECEIPT_ID);

    @Test
    void isApprovedAtOnceByTheRule() {
        Course course = fulfilled();
        int said = course.said().size();

        course.with(new Input.ReturnWanted());

        assertThat(course.said().subList(said, course.said().size()))
                .containsExactly(
                        Said.becauseOfTheCustomer(
                                new ReturnRequested(ORDER_ID, RETURN_ID, ONE_LAMP, NOT_AS_EXPECTED, "c-1")),
                        Said.becauseOfTheCustomer(
                                new ReturnApproved(ORDER_ID, RETURN_ID, ONE_LAMP, RETURN_UNTIL, null)));
        assertThat(course.order().returns().all())
                .containsExactly(new Return(
                        RETURN_ID, ONE_LAMP, NOT_AS_EXPECTED, new Standing.Approved(RETURN_UNTIL), List.of()));
        assertThat(course.order().status()).contains(Status.FULFILLED);
        assertThat(course.order().waitsFor()).contains(Step.RETURN);
        assertThat(course.order().isAtRest()).isTrue();
    }

    @Test
    void isAskedForOnceHoweverOften() {
        Course course = fulfilled();
        course.with(new Input.ReturnWanted());

        assertThat(course.with(new Input.ReturnWanted())).isInstanceOf(Ignored.class);
        assertThat(Returning.refusal(course.order(), wanted("k-1", 2))).contains(new NameTaken());
        course.with(new Input.Heard(returnReceived()));
        assertThat(course.with(new Input.ReturnWanted())).isInstanceOf(Ignored.class);
    }

    @Test
    void waitsForSomebodyWhereNoRuleApproves() {
        Order wanted = byHand(fulfilled().order(), requestReturn());
        assertThat(wanted.waitsFor()).contains(Step.RETURN_DECISION);
        assertThat(wanted.isAtRest()).isFalse();

        Accepted<Order> approved = (Accepted<Order>) decide(wanted, approveReturn(), aCause());

        assertThat(approved.events())
                .containsExactly(new ReturnApproved(ORDER_ID, RETURN_ID, ONE_LAMP, RETURN_UNTIL, "sam"));
        assertThat(decide(approved.state(), approveReturn(), aCause())).isInstanceOf(Ignored.class);
        assertThat(decide(approved.state(), rejectReturn(), aCause())).isInstanceOf(Rejected.class);
    }

    @Test
    void freesWhatItWantedOnceItIsRejected() {
        Order wanted = byHand(fulfilled().order(), wanted("k-1", 2));
        assertThat(Returning.refusal(wanted, wanted("k-2", 1))).contains(new TooMuch(List.of(new Left(LAMP, 0))));

        Accepted<Order> rejected = (Accepted<Order>) decide(wanted, rejectReturn(), aCause());

        assertThat(rejected.events())
                .containsExactly(new ReturnRejected(ORDER_ID, RETURN_ID, new Code("OPENED"), "sam"));
        assertThat(rejected.state().waitsFor()).isEmpty();
        assertThat(decide(rejected.state(), rejectReturn(), aCause())).isInstanceOf(Ignored.class);
        assertThat(decide(rejected.state(), approveReturn(), aCause())).isInstanceOf(Rejected.class);
        assertThat(Returning.refusal(rejected.state(), wanted("k-2", 2))).isEmpty();
    }

    @Test
    void isNothingForAnOrderThatIsNotWithItsCustomer() {
        Order packed = anOrderAfter(
                orderCreated(), stockReserved(), paymentAuthorized(), shipmentPrepared(), shipmentProcessed());

        assertThat(Returning.refusal(packed, requestReturn())).contains(new NotHandedOver());
        assertThat(Returning.refusal(Order.unknown(), requestReturn())).contains(new NotHandedOver());
        assertThat(decide(packed, requestReturn(), aCause())).isInstanceOf(Rejected.class);
    }

    @Test
    void isTooLateOnceTheTimeForItIsOver() {
        Order order = fulfilled().order();
        Instant last = NOW.minus(Duration.ofDays(30));

        assertThat(decide(order, handedOver(last.plusMillis(1)), aCause())).isInstanceOf(Accepted.class);
        assertThat(decide(order, handedOver(last), aCause())).isInstanceOf(Rejected.class);
        Order asked = ((Accepted<Order>) decide(order, requestReturn(), aCause())).state();
        assertThat(decide(asked, handedOver(last), aCause()))
                .as("whoever asked in time may ask again how it stands")
                .isInstanceOf(Ignored.class);
    }

    @Test
    void isOfNoMoreThanWasSentAndIsNotOnItsWayBack() {
        Order order = fulfilled().order();
        assertThat(Returning.refusal(order, wanted("k-1", 3))).contains(new TooMuch(List.of(new Left(LAMP, 2))));
        RequestReturn other = new RequestReturn(
                ORDER_ID, RETURN_ID, List.of(new SkuQuantity(new Sku("BULB"), 1)), NOT_AS_EXPECTED, "c-1", NOW);
        assertThat(Returning.refusal(order, other)).contains(new TooMuch(List.of(new Left(new Sku("BULB"), 0))));

        Order once = accepted(order, wanted("k-1", 1));

        assertThat(Returning.refusal(once, wanted("k-2", 2))).contains(new TooMuch(List.of(new Left(LAMP, 1))));
        assertThat(Returning.refusal(once, wanted("k-2", 1))).isEmpty();
    }

    @Test
    void isNoneOfMoreThanFifty() {
        Order order = fulfilled().order();
        for (int n = 1; n <= ReturnId.MAX_OF_ORDER; n++) {
            order = byHand(order, wanted("k-" + n, 1));
            order = ((Accepted<Order>) decide(
                            order,
                            new OrderCommand.RejectReturn(
                                    ORDER_ID, ReturnId.of(ORDER_ID, "k-" + n), new Code("OPENED"), "sam"),
                            aCause()))
                    .state();
        }

        assertThat(Returning.refusal(order, wanted("k-51", 1))).contains(new TooMany());
    }

    @Test
    void isPaidBackAsSoonAsItIsHere() {
        Course course = fulfilled();
        course.with(new Input.ReturnWanted());
        int said = course.said().size();

        course.with(new Input.Heard(returnReceived()));

        assertThat(course.said().subList(said, course.said().size()))
                .containsExactly(Said.becauseOf(returnReceived(), refund(17_499)));
        assertThat(course.order().waitsFor()).contains(Step.REFUND);
        course.with(new Input.Heard(
                new PaymentRefunded(ORDER_ID, PAYMENT_ID, REFUND_OF_RECEIPT, new Money(17_499, "USD"))));
        assertThat(course.order().waitsFor()).contains(Step.RESTOCK);
        course.with(new Input.Heard(stockRestocked()));
        assertThat(course.order().waitsFor()).isEmpty();
        assertThat(course.with(new Input.Heard(returnReceived()))).isInstanceOf(Ignored.class);
    }

    @Test
    void isPaidBackOnceIfInventoryIsHeardBeforeTheWarehouse() {
        Course course = fulfilled();
        course.with(new Input.ReturnWanted());
        int said = course.said().size();

        course.with(Inputs.heard(stockRestocked(), returnReceived()));

        assertThat(course.said().subList(said, course.said().size()))
                .containsExactly(Said.becauseOf(stockRestocked(), refund(17_499)));
        assertThat(course.order().returns().all().getFirst().receipts())
                .containsExactly(new Receipt(RECEIPT_ID, ONE_LAMP, true));
    }

    @Test
    void isPaidBackByHandWhereTheHouseWantsIt() {
        ReturnPolicy byHand = new ReturnPolicy(
                Approval.AUTO,
                Duration.ofDays(30),
                Duration.ofDays(30),
                ReturnPolicy.Refund.HAND,
                ShippingCharge.WHOLE_ORDER);

        Accepted<Order> received = (Accepted<Order>) decide(byHand, fulfilled().order(), returnReceived(), NOW);

        assertThat(received.events()).isEmpty();
        assertThat(received.state().refunds()).isEqualTo(Refunds.NONE);
    }

    @Test
    void getsNoMoreBackThanFinanceHasLeft() {
        Order order = accepted(
                fulfilled().order(),
                new OrderCommand.GiveBack(ORDER_ID, REFUND_ID, new Money(30_000, "USD"), new Code("GOODWILL"), "fay"));

        Accepted<Order> received = accept(order, returnReceived());

        assertThat(received.events()).containsExactly(refund(4_998));
        assertThat(accept(received.state(), another("k-2", 1)).events()).isEmpty();
    }

    @Test
    void isAskedOfPaymentEvenIfThatHasTheMoneyYetToTake() {
        Order uncaptured = anOrderAfter(
                orderCreated(),
                stockReserved(),
                paymentAuthorized(),
                shipmentPrepared(),
                shipmentProcessed(),
                orderFulfilled());

        assertThat(accept(uncaptured, returnReceived()).events()).containsExactly(refund(17_499));
    }

    @Test
    void bringsTheShippingChargeBackWithTheLastUnit() {
        Order order = priced();

        Accepted<Order> first = accept(order, another("k-1", 1));
        Accepted<Order> last = accept(first.state(), another("k-2", 1));

        long worth = Breakdown.of(
                        pricedOrder(ORDER_ID).lines(),
                        pricedOrder(ORDER_ID).discount(),
                        pricedOrder(ORDER_ID).shipping())
                .lines()
                .stream()
                .mapToLong(Money::amount)
                .sum();
        assertThat(amountOf(first)).isEqualTo(worth / 2);
        assertThat(amountOf(first) + amountOf(last))
                .isEqualTo(pricedOrder(ORDER_ID).total().amount());
    }

    @Test
    void leavesTheShippingChargeWhereTheHouseKeepsIt() {
        ReturnPolicy keeping = new ReturnPolicy(
                Approval.AUTO,
                Duration.ofDays(30),
                Duration.ofDays(30),
                ReturnPolicy.Refund.AUTO,
                ShippingCharge.NEVER);
        Breakdown breakdown = Breakdown.of(
                pricedOrder(ORDER_ID).lines(),
                pricedOrder(ORDER_ID).discount(),
                pricedOrder(ORDER_ID).shipping());

        Accepted<Order> all = (Accepted<Order>) decide(keeping, priced(), another("k-1", 2), NOW);

        assertThat(amountOf(all))
                .isEqualTo(breakdown.lines().stream().mapToLong(Money::amount).sum())
                .isLessThan(pricedOrder(ORDER_ID).total().amount());
    }

    @Test
    void isWorthNothingBeyondWhatWasSent() {
        Accepted<Order> all = accept(fulfilled().order(), another("k-1", 5));

        assertThat(amountOf(all)).isEqualTo(TOTAL.amount());
        assertThat(accept(all.state(), another("k-2", 1)).events()).isEmpty();
    }

    @Test
    void expiresWhenItsTimeIsOverAndNotBefore() {
        Order order = accepted(fulfilled().order(), requestReturn());
        Expire expire = new Expire(ORDER_ID, Step.RETURN);
        Instant until = RETURN_UNTIL.instant();

        assertThat(decide(ReturnPolicy.USUAL, order, expire, until.minusMillis(1)))
                .isInstanceOf(Ignored.class);
        Accepted<Order> expired = (Accepted<Order>) decide(ReturnPolicy.USUAL, order, expire, until);

        assertThat(expired.events()).containsExactly(new ReturnExpired(ORDER_ID, RETURN_ID));
        assertThat(expired.state().waitsFor()).isEmpty();
        assertThat(decide(ReturnPolicy.USUAL, expired.state(), expire, until)).isInstanceOf(Ignored.class);
        assertThat(decide(expired.state(), approveReturn(), aCause())).isInstanceOf(Rejected.class);
        assertThat(Returning.refusal(expired.state(), wanted("k-2", 2))).isEmpty();
    }

    @Test
    void isReceivedAndPaidBackAlthoughItHasExpired() {
        Order expired = anOrderAfter(fulfilledAnd(returnRequested(), returnApproved(), returnExpired()));

        Accepted<Order> received = accept(expired, returnReceived());

        assertThat(received.events()).containsExactly(refund(17_499));
        assertThat(Returning.refusal(received.state(), wanted("k-2", 2)))
                .contains(new TooMuch(List.of(new Left(LAMP, 1))));
    }

    @Test
    void doesNotExpireOnceAllOfItIsHere() {
        Order received = anOrderAfter(fulfilledAnd(returnRequested(), returnApproved(), returnReceived()));

        assertThat(decide(
                        ReturnPolicy.USUAL,
                        received,
                        new Expire(ORDER_ID, Step.RETURN),
                        RETURN_UNTIL.instant().plusSeconds(1)))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void isLearnedFromItsOwnWordsAfterARestore() {
        Order order = accepted(fulfilled().order(), requestReturn());

        Order restored = anOrderAfter(
                fulfilledAnd(returnRequested(), new ReturnApproved(ORDER_ID, RETURN_ID, ONE_LAMP, RETURN_UNTIL, null)));

        assertThat(restored.returns()).isEqualTo(order.returns());
    }

    @Test
    void isKnownFromGoodsThatAreHereBeforeAnyWordOfIt() {
        Order order = anOrderAfter(fulfilledAnd(returnReceived(), returnApproved(), returnRequested()));

        assertThat(order.returns())
                .isEqualTo(anOrderAfter(fulfilledAnd(returnRequested(), returnApproved(), returnReceived()))
                        .returns());
    }

    @Test
    void keepsTheFirstWordOfTwoThatContradictEachOther() {
        assertThat(anOrderAfter(fulfilledAnd(returnRequested(), returnApproved()))
                        .returns()
                        .all())
                .isEqualTo(
                        Course.after(Inputs.heard(fulfilledAnd(returnRequested(), returnApproved(), returnRejected())))
                                .order()
                                .returns()
                                .all());
    }

    private static Course fulfilled() {
        return Course.after(Inputs.heard(theWayToFulfilment()));
    }

    private static OrderEvent[] fulfilledAnd(OrderEvent... events) {
        return Stream.concat(theWayToFulfilment().stream(), Stream.of(events)).toArray(OrderEvent[]::new);
    }

    private static Order priced() {
        Money total = pricedOrder(ORDER_ID).total();
        return anOrderAfter(
                pricedOrder(ORDER_ID),
                stockReserved(),
                new PaymentAuthorized(ORDER_ID, PAYMENT_ID, total, "A1"),
                shipmentPrepared(),
                shipmentProcessed(),
                new PaymentCaptured(ORDER_ID, PAYMENT_ID, total),
                orderFulfilled());
    }

    private static RequestReturn wanted(String key, int lamps) {
        return new RequestReturn(
                ORDER_ID,
                ReturnId.of(ORDER_ID, key),
                List.of(new SkuQuantity(LAMP, lamps)),
                NOT_AS_EXPECTED,
                "c-1",
                NOW);
    }

    private static RequestReturn handedOver(Instant at) {
        return new RequestReturn(ORDER_ID, RETURN_ID, ONE_LAMP, NOT_AS_EXPECTED, "c-1", at);
    }

    private static ReturnReceived another(String key, int lamps) {
        return new ReturnReceived(
                ORDER_ID,
                RETURN_ID,
                ReceiptId.of(RETURN_ID, "ann", "other-" + key),
                List.of(new ReturnedLine(LAMP, lamps, DAMAGED)),
                "ann");
    }

    private static PaymentRefundRequested refund(long amount) {
        return new PaymentRefundRequested(
                ORDER_ID, PAYMENT_ID, REFUND_OF_RECEIPT, new Money(amount, "USD"), RETURN, null);
    }

    private static long amountOf(Accepted<Order> received) {
        return ((PaymentRefundRequested) received.events().getFirst()).amount().amount();
    }

    private static Order byHand(Order order, RequestReturn command) {
        ReturnPolicy byHand = new ReturnPolicy(
                Approval.HAND,
                Duration.ofDays(30),
                Duration.ofDays(30),
                ReturnPolicy.Refund.AUTO,
                ShippingCharge.WHOLE_ORDER);
        return ((Accepted<Order>) decide(byHand, order, command, NOW)).state();
    }

    private static Order accepted(Order order, OrderCommand command) {
        return ((Accepted<Order>) decide(order, command, aCause())).state();
    }

    private static Decision<Order> decide(ReturnPolicy policy, Order order, OrderEvent event, Instant now) {
        return decide(policy, order, new OrderCommand.Heard(event), now);
    }

    private static Decision<Order> decide(ReturnPolicy policy, Order order, OrderCommand command, Instant now) {
        return new OrderDecider(HoldRules.NONE, AnotherCard.NEVER, policy)
                .decide(order, command, new Circumstances(aCause(), now));
    }

    private static Decision<Order> decide(Order order, OrderCommand command, Cause cause) {
        return OrderFixture.decide(order, command, cause);
    }
}
