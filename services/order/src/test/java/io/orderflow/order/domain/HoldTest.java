package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.value.Code;
import io.orderflow.order.domain.Course.Said;
import io.orderflow.order.domain.Input.Heard;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an order is kept from going on to shipping, by people and by rule, and let go on. */
class HoldTest {

    private static final HoldRules ABOVE_300_DOLLARS = new HoldRules(Map.of("USD", 30_000L), Set.of());

    @Test
    void staysWhereItIsWhileSomebodyHoldsItAlthoughItsMoneyIsThere() {
        Course course = held();

        assertThat(course.order().status()).contains(Status.RESERVED);
        assertThat(course.order().heldFor()).containsExactly(new Code("SUSPECTED_FRAUD"));
        assertThat(course.order().waitsFor()).contains(Step.HOLD);
        assertThat(course.order().payment().isGranted()).isTrue();
    }

    @Test
    void goesOnOnceSomebodyLetsIt() {
        Course course = held().with(List.of(new Input.Released(), new Heard(orderReleased())));

        assertThat(course.order().status()).contains(Status.PROCESSED);
        assertThat(course.said())
                .extracting(Said::event)
                .extracting(OrderEvent::name)
                .endsWith("OrderReleased", "OrderProcessed");
        assertThat(course.said().getLast().cause())
                .isEqualTo(Said.becauseOf(orderReleased(), orderReleased()).cause());
    }

    @Test
    void goesOnOnceHoweverOftenItIsLetGoOn() {
        Course course = held().with(List.of(
                new Input.Released(),
                new Input.Released(),
                new Heard(orderReleased()),
                new Input.Released(),
                new Heard(orderReleased())));

        assertThat(course.said())
                .extracting(Said::event)
                .extracting(OrderEvent::name)
                .containsOnlyOnce("OrderReleased", "OrderProcessed");
    }

    @Test
    void isHeldOnceForAReason() {
        Course course = held().with(List.of(new Input.PutOnHold(), new Heard(orderHeld())));

        assertThat(course.said()).containsOnlyOnce(Said.becauseOfSupport(orderHeld()));
    }

    @Test
    void isNotHeldOnceShippingIsAsked() {
        Order processed = anOrderAfter(orderCreated(), stockReserved(), paymentAuthorized());

        assertThat(decide(processed, hold(), aCause())).isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void isHeldByRuleOnceTheMoneyIsThereAndNotAgainWhenItIsLetGoOn() {
        Order reserved = aReservedOrder();
        Cause cause = aCause();

        var held = accepted(decide(ABOVE_300_DOLLARS, reserved, new OrderCommand.Heard(paymentAuthorized()), cause));
        assertThat(held.events()).containsExactly(new OrderHeld(ORDER_ID, new Code("HIGH_VALUE"), null));

        var released = accepted(decide(
                ABOVE_300_DOLLARS,
                held.state(),
                new OrderCommand.Release(ORDER_ID, new Code("HIGH_VALUE"), "sam"),
                cause));
        var processed = accepted(decide(
                ABOVE_300_DOLLARS,
                released.state(),
                new OrderCommand.Heard(released.events().getFirst()),
                cause));
        assertThat(processed.state().status()).contains(Status.PROCESSED);
        assertThat(processed.events()).extracting(OrderEvent::name).containsExactly("OrderProcessed");
    }

    @Test
    void isHeldByRuleForItsCountry() {
        HoldRules rules = new HoldRules(Map.of("EUR", 1L), Set.of("US"));

        var held = accepted(decide(rules, aReservedOrder(), new OrderCommand.Heard(paymentAuthorized()), aCause()));

        assertThat(held.events()).containsExactly(new OrderHeld(ORDER_ID, new Code("COUNTRY"), null));
    }

    @Test
    void waitsForEveryReasonToBeLifted() {
        HoldRules rules = new HoldRules(Map.of("USD", 30_000L), Set.of("US"));
        var held = accepted(decide(rules, aReservedOrder(), new OrderCommand.Heard(paymentAuthorized()), aCause()));

        var one = accepted(
                decide(rules, held.state(), new OrderCommand.Release(ORDER_ID, new Code("COUNTRY"), "sam"), aCause()));

        assertThat(one.state().heldFor()).containsExactly(new Code("HIGH_VALUE"));
        assertThat(decide(
                        rules, one.state(), new OrderCommand.Heard(one.events().getFirst()), aCause()))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void canBeCancelledWhileItIsHeld() {
        assertThat(held().with(List.of(new Input.Cancelled())).order().status()).contains(Status.CANCELLED);
    }

    @Test
    void isCancelledWhenNobodyLetsItGoOn() {
        Order order = held().order();

        var expired = accepted(decide(order, new OrderCommand.Expire(ORDER_ID, Step.HOLD), aCause()));

        assertThat(expired.events()).containsExactly(new OrderCancelled(ORDER_ID, new Code("HOLD_EXPIRED"), null));
    }

    @Test
    void isCancelledWhenInventoryOrPaymentSaysNothingForADay() {
        Order placed = anOrderAfter(orderCreated());

        assertThat(accepted(decide(placed, new OrderCommand.Expire(ORDER_ID, Step.STOCK), aCause()))
                        .events())
                .containsExactly(new OrderCancelled(ORDER_ID, new Code("TIMED_OUT"), null));
        assertThat(accepted(decide(aReservedOrder(), new OrderCommand.Expire(ORDER_ID, Step.PAYMENT), aCause()))
                        .state()
                        .waitsFor())
                .contains(Step.RELEASE);
    }

    @ParameterizedTest
    @EnumSource
    void isNotGivenUpForWhatItDoesNotWaitForNorOnceShippingIsAsked(Step step) {
        Order processed = anOrderAfter(orderCreated(), stockReserved(), paymentAuthorized());

        assertThat(decide(processed, new OrderCommand.Expire(ORDER_ID, step), aCause()))
                .isEqualTo(Decision.ignore());
        if (step != Step.PAYMENT) {
            assertThat(decide(aReservedOrder(), new OrderCommand.Expire(ORDER_ID, step), aCause()))
                    .isEqualTo(Decision.ignore());
        }
    }

    @Test
    void aRestoredOrderIsHeldAndLetGoOnAsBefore() {
        Order held = anOrderAfter(orderCreated(), stockReserved(), orderHeld(), paymentAuthorized());
        assertThat(held.waitsFor()).contains(Step.HOLD);

        assertThat(accept(held, orderReleased()).state().status()).contains(Status.PROCESSED);
    }

    private static Course held() {
        return Course.after(new Heard(orderCreated()), new Heard(stockReserved()), new Input.PutOnHold())
                .with(Inputs.heard(paymentAuthorized()));
    }

    private static Decision.Accepted<Order> accepted(Decision<Order> decision) {
        return (Decision.Accepted<Order>) decision;
    }
}
