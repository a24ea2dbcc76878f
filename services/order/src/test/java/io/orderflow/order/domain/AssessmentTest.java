package io.orderflow.order.domain;

import static io.orderflow.order.domain.OrderFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderHeld;
import io.orderflow.events.OrderReleased;
import io.orderflow.events.value.Code;
import io.orderflow.order.domain.OrderCommand.Assessed;
import io.orderflow.order.domain.OrderCommand.Expire;
import io.orderflow.order.domain.OrderCommand.Heard;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Call;
import io.orderflow.runtime.decision.Effect.Forget;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How an assessor is asked about an order, and what becomes of its word. */
class AssessmentTest {

    private static final HoldRules ASSESSED = HoldRules.NONE.withAssessor();
    private static final Code FRAUD = new Code("SUSPECTED_FRAUD");
    private static final Code RISK = new Code("RISK");
    private static final Code RISK_UNKNOWN = new Code("RISK_UNKNOWN");
    private static final Assessed CLEAR = new Assessed(ORDER_ID, RiskVerdict.CLEAR);
    private static final Assessed REVIEW = new Assessed(ORDER_ID, RiskVerdict.REVIEW);
    private static final Expire IN_VAIN = new Expire(ORDER_ID, Step.ASSESSMENT);

    private final Cause paid = aCause();
    private final Order asked = asked();

    @Test
    void asksOnceWhenTheMoneyIsThere() {
        var decided = accepted(ASSESSED, aReservedOrder(), new Heard(paymentAuthorized()), paid);

        assertThat(decided.effects()).containsExactly(new Call(call()));
        assertThat(decided.state().waitsFor()).contains(Step.ASSESSMENT);
        assertThat(decided.state().status()).contains(Status.RESERVED);
        assertThat(decided.state().heldFor()).isEmpty();
        assertThat(decide(ASSESSED, decided.state(), new Heard(paymentAuthorized()), aCause()))
                .isEqualTo(Decision.ignore());
    }

    @Test
    void tellsNoMoreOfTheCustomerThanTheId() {
        RiskProfile profile = call().profile();

        assertThat(profile)
                .isEqualTo(new RiskProfile(
                        ORDER_ID,
                        TOTAL,
                        "US",
                        null,
                        "c-1",
                        orderCreated().lines().size()));
        assertThat(RiskProfile.of(pricedOrder(ORDER_ID)).billingCountry()).isEqualTo("US");
    }

    @Test
    void asksNobodyWhereThereIsNobody() {
        var decided = accepted(HoldRules.NONE, aReservedOrder(), new Heard(paymentAuthorized()), paid);

        assertThat(decided.events()).extracting(OrderEvent::name).containsExactly("OrderProcessed");
        assertThat(decided.state().holds()).isEqualTo(Holds.NONE);
    }

    @Test
    void asksNobodyAboutWhatARuleHolds() {
        HoldRules rules = new HoldRules(Map.of("USD", 30_000L), Set.of()).withAssessor();

        var held = accepted(rules, aReservedOrder(), new Heard(paymentAuthorized()), paid);
        assertThat(held.effects())
                .containsExactly(new Publish(new OrderHeld(ORDER_ID, new Code("HIGH_VALUE"), null), paid));

        Order released = released(rules, held.state(), new Code("HIGH_VALUE"));
        assertThat(released.status()).contains(Status.PROCESSED);
    }

    @Test
    void goesOnWithWhatIsClear() {
        var decided = accepted(ASSESSED, asked, CLEAR, paid);

        assertThat(decided.events()).extracting(OrderEvent::name).containsExactly("OrderProcessed");
        assertThat(decided.effects()).endsWith(new Forget(call().id()));
        assertThat(decided.state().holds()).isEqualTo(Holds.NONE);
        assertThat(decide(ASSESSED, decided.state(), CLEAR, aCause())).isEqualTo(Decision.ignore());
    }

    @Test
    void holdsWhatIsToBeReviewedAndAsksNobodyAgainWhenItIsReleased() {
        var held = accepted(ASSESSED, asked, REVIEW, paid);

        assertThat(held.effects())
                .containsExactly(new Publish(new OrderHeld(ORDER_ID, RISK, null), paid), new Forget(call().id()));
        assertThat(held.state().heldFor()).containsExactly(RISK);
        assertThat(held.state().waitsFor()).contains(Step.HOLD);
        assertThat(decide(ASSESSED, held.state(), REVIEW, aCause())).isEqualTo(Decision.ignore());

        assertThat(released(ASSESSED, held.state(), RISK).status()).contains(Status.PROCESSED);
    }

    @Test
    void holdsWhatNobodyHasAssessedInTime() {
        var held = accepted(ASSESSED, asked, IN_VAIN, aCause());

        assertThat(held.events()).containsExactly(new OrderHeld(ORDER_ID, RISK_UNKNOWN, null));
        assertThat(held.effects()).endsWith(new Forget(call().id()));
        assertThat(decide(ASSESSED, held.state(), CLEAR, paid)).isEqualTo(Decision.ignore());
        assertThat(decide(ASSESSED, held.state(), IN_VAIN, aCause())).isEqualTo(Decision.ignore());

        assertThat(released(ASSESSED, held.state(), RISK_UNKNOWN).status()).contains(Status.PROCESSED);
    }

    @ParameterizedTest
    @EnumSource
    void givesUpNothingElseThatItWaitsFor(Step step) {
        if (step != Step.ASSESSMENT) {
            assertThat(decide(ASSESSED, asked, new Expire(ORDER_ID, step), aCause()))
                    .isEqualTo(Decision.ignore());
        }
    }

    @Test
    void isNotHeldForAnAssessorThatItDoesNotWaitFor() {
        assertThat(decide(ASSESSED, aReservedOrder(), IN_VAIN, aCause())).isEqualTo(Decision.ignore());
        assertThat(decide(ASSESSED, Order.unknown(), IN_VAIN, aCause())).isEqualTo(Decision.ignore());
        assertThat(decide(ASSESSED, Order.unknown(), CLEAR, aCause())).isEqualTo(Decision.ignore());
    }

    @Test
    void waitsForPeopleToo() {
        Order held = accepted(ASSESSED, asked, hold(), aCause()).state();
        assertThat(held.waitsFor()).contains(Step.HOLD);
        assertThat(decide(ASSESSED, held, IN_VAIN, aCause())).isEqualTo(Decision.ignore());

        var clear = accepted(ASSESSED, held, CLEAR, paid);
        assertThat(clear.events()).isEmpty();
        assertThat(clear.state().waitsFor()).contains(Step.HOLD);
        assertThat(released(ASSESSED, clear.state(), FRAUD).status()).contains(Status.PROCESSED);
    }

    @Test
    void waitsForTheAssessorThoughPeopleLetItGoOn() {
        Order held = accepted(ASSESSED, asked, hold(), aCause()).state();

        Order released = released(ASSESSED, held, FRAUD);
        assertThat(released.waitsFor()).contains(Step.ASSESSMENT);

        assertThat(accepted(ASSESSED, released, CLEAR, paid).state().status()).contains(Status.PROCESSED);
    }

    @Test
    void asksNoMoreAboutWhatIsCancelled() {
        var cancelled = accepted(ASSESSED, asked, cancel(), aCause());

        assertThat(cancelled.effects()).endsWith(new Forget(call().id()));
        assertThat(cancelled.state().holds()).isEqualTo(Holds.NONE);
        assertThat(decide(ASSESSED, cancelled.state(), REVIEW, paid)).isEqualTo(Decision.ignore());
        assertThat(decide(ASSESSED, cancelled.state(), CLEAR, paid)).isEqualTo(Decision.ignore());
    }

    @Test
    void asksAgainAfterARestoreUnlessItHearsWhatItHasSaid() {
        Order again = accepted(ASSESSED, aReservedOrder(), new Heard(paymentAuthorized()), paid)
                .state();
        var recalled = accepted(ASSESSED, again, new Heard(new OrderHeld(ORDER_ID, RISK, null)), aCause());
        assertThat(recalled.effects()).containsExactly(new Forget(call().id()));
        assertThat(recalled.state().heldFor()).containsExactly(RISK);

        Order released = accepted(
                        ASSESSED, recalled.state(), new Heard(new OrderReleased(ORDER_ID, RISK, "sam")), aCause())
                .state();
        assertThat(released.status()).contains(Status.PROCESSED);

        var shipped = accepted(ASSESSED, again, new Heard(shipmentPrepared()), aCause());
        assertThat(shipped.effects()).containsExactly(new Forget(call().id()));
    }

    @Test
    void asksNobodyAboutAnOrderThatHasGoneOnWhenItsBeginningComesLate() {
        Order order = Order.unknown();
        for (OrderEvent early : List.of(paymentAuthorized(), shipmentPrepared())) {
            order = accepted(ASSESSED, order, new Heard(early), aCause()).state();
        }

        assertThat(accepted(ASSESSED, order, new Heard(orderCreated()), aCause())
                        .effects())
                .noneMatch(Effect.Deferred.class::isInstance);
    }

    private AssessmentCall call() {
        return new AssessmentCall(RiskProfile.of(orderCreated()), paid);
    }

    private Order asked() {
        return accepted(ASSESSED, aReservedOrder(), new Heard(paymentAuthorized()), paid)
                .state();
    }

    /** After somebody has let it go on, and it has heard that. */
    private static Order released(HoldRules rules, Order order, Code reason) {
        var released = accepted(rules, order, new OrderCommand.Release(ORDER_ID, reason, "sam"), aCause());
        Decision<Order> heard =
                decide(rules, released.state(), new Heard(released.events().getFirst()), aCause());
        return heard instanceof Decision.Accepted<Order>(Order next, var _) ? next : released.state();
    }

    private static Decision.Accepted<Order> accepted(HoldRules rules, Order order, OrderCommand command, Cause cause) {
        return (Decision.Accepted<Order>) decide(rules, order, command, cause);
    }
}
