package io.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderCancelled;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.value.RefundId;
import io.orderflow.inventory.domain.ReservationCommand;
import io.orderflow.order.domain.HoldRules;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Recalling;
import io.orderflow.order.domain.Refunds;
import io.orderflow.order.domain.Step;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.payment.domain.RefundAnswer;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Command;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.orderflow.simulation.Simulation.Failure;
import io.orderflow.warehouse.domain.PackCommand;
import io.orderflow.warehouse.domain.PackTask;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** The simulation finds what is wrong with a decider: each of these has one fault. */
class BrokenDecidersProperties {

    private static final Deciders REAL = Deciders.real();
    private static final int SEEDS = 3_000;
    private static final int MANY_SEEDS = 30_000;

    @Example
    void moneyIsHeldForGoodWherePaymentForgetsThatAnOrderIsCancelled() {
        Failure failure = failureOf(REAL.withPayment((payments, command, circumstances) ->
                payments.equals(Attempts.NONE) && command instanceof PaymentCommand.Heard(OrderCancelled _)
                        ? Decision.ignore()
                        : REAL.payment().decide(payments, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("has money held in its books"));
    }

    @Example
    void stockStaysReservedWhereInventoryDoesNotHearOfCancellations() {
        Failure failure = failureOf(REAL.withInventory(
                (stock, command, circumstances) -> command instanceof ReservationCommand.Heard(OrderCancelled _)
                        ? Decision.ignore()
                        : REAL.inventory().decide(stock, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("waits for RELEASE"));
    }

    @Example
    void anOrderWaitsForGoodWhereNobodyKeepsTheTimeInWhichItsCustomerMayPayAgain() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) ->
                command instanceof OrderCommand.Expire(var _, Step what) && what == Step.CUSTOMER
                        ? Decision.ignore()
                        : REAL.order().decide(order, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("waits for CUSTOMER"));
    }

    @Example
    void aSimpleOrderTellsTooMuchWhereShippingSaysEverythingTwice() {
        Failure failure = failureOf(REAL.withShipping(twice(REAL.shipping())));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("told something twice"));
    }

    @Example
    void aParcelIsPackedAndTakenBackWhereTheWarehouseForgetsThatItIsPacked() {
        Failure failure = failureOf(REAL.withWarehouse((task, command, circumstances) -> REAL.warehouse()
                .decide(
                        task instanceof PackTask.Packed packed && command instanceof PackCommand.Cancel
                                ? new PackTask.Open(packed.assignment(), packed.createdAt())
                                : task,
                        command,
                        circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("is packed and taken back"));
    }

    @Example
    void anOrderHasTwoEndsWhereItBelievesRefusalsThatItHearsAgain() {
        Failure failure = failureOf(REAL.withRecovery(new Recovery(event -> true, false)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("has the ends"));
    }

    @Example
    void goodsAreLostOrMoneyWherePeopleActOnWhatAServiceKnewOnce() {
        Failure failure = failureOf(REAL.withRecovery(new Recovery(Recalling::believes, true)));

        assertThat(failure.outcome().violated()).isNotEmpty();
    }

    @Example
    void moneyIsHeldAtTheGatewayWherePaymentDoesNotAskWhetherItHadAskedForIt() {
        Failure failure = failureOf(REAL.withPayment((payments, command, circumstances) ->
                REAL.payment().decide(payments, command, circumstances)
                                        instanceof
                                        Decision.Accepted<Attempts>(
                                                Attempts(List<Payment> known, var _, var _),
                                                List<Effect> effects)
                                && known.getLast() instanceof Payment.Closing closing
                                && closing.token() == null
                        ? Decision.accept(
                                new Attempts(List.of(new Payment.Voided(closing.terms(), null, circumstances.now()))),
                                new Effect.Publish(
                                        new PaymentVoided(
                                                closing.terms().orderId(),
                                                closing.terms().paymentId(),
                                                closing.terms().amount()),
                                        circumstances.cause()))
                        : REAL.payment().decide(payments, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("held at the gateway"));
    }

    @Example
    void aRefundIsAskedForTwiceWhereOrderForgetsThatItHasAskedForIt() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) -> REAL.order()
                .decide(
                        command instanceof OrderCommand.GiveBack asked
                                ? order.with(without(order.refunds(), asked.refundId()))
                                : order,
                        command,
                        circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("asked for a refund twice"));
    }

    @Example
    void aRefundIsAskedForAgainWhereARestoredOrderDoesNotBelieveThatItHasAsked() {
        Failure failure = failureOf(
                MANY_SEEDS,
                REAL.withRecovery(new Recovery(
                        event -> !(event instanceof PaymentRefundRequested) && Recalling.believes(event), false)));

        assertThat(failure.outcome().violated())
                .anyMatch(violated -> violated.contains("asked for a refund twice")
                        || violated.contains("asked for more than is left"));
    }

    @Example
    void anOrderWaitsForGoodWherePaymentSaysNothingOfWhatTheGatewayRefuses() {
        Failure failure = failureOf(REAL.withPayment((payments, command, circumstances) ->
                silent(REAL.payment().decide(payments, command, circumstances), PaymentRefundFailed.class)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("waits for REFUND"));
    }

    @Example
    void aCustomerIsToldOfMoneyThatHeDoesNotGetWherePaymentTakesEachAnswerForGood() {
        Failure failure = failureOf(REAL.withPayment((payments, command, circumstances) -> REAL.payment()
                .decide(
                        payments,
                        command instanceof PaymentCommand.RefundAnswered(var terms, var refundId, var _)
                                ? new PaymentCommand.RefundAnswered(terms, refundId, new RefundAnswer.Done())
                                : command,
                        circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("its customer is told of"));
    }

    @Example
    void moreIsAskedForThanIsLeftWhereOrderDoesNotCountWhatItHasAskedFor() {
        Failure failure = failureOf(REAL.withOrder(new OrderThatDoesNotCount(REAL.order())));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("asked for more than is left"));
    }

    @Example
    void moreGoesBackThanWasTakenWherePaymentSeesDoubleAndOrderDoesNotCount() {
        Failure failure = failureOf(REAL.withOrder(new OrderThatDoesNotCount(REAL.order()))
                .withPayment(new PaymentThatSeesDouble(REAL.payment())));

        assertThat(failure.outcome().violated())
                .anyMatch(violated -> violated.contains("more is given back than was captured"));
    }

    /** As if it knew that nobody but the first was asked. */
    @Example
    void aCarrierComesForNothingWhereShippingTellsTheFirstAlone() {
        Failure failure = failureOf(
                MANY_SEEDS,
                REAL.withShipping((shipments, command, circumstances) -> REAL.shipping()
                        .decide(shipments, command, circumstances)
                        .map(next ->
                                next.last() instanceof Shipment.CancelDue(var terms, var carrier, var number, var cause)
                                                && number == null
                                        ? new ShipmentsOfOrder(
                                                List.of(new Shipment.CancelDue(terms, carrier, "unknown", cause)))
                                        : next)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("carriers come"));
    }

    @Example
    void aRiskyOrderLeavesUnseenWhereOrderDoesNotWaitForTheAssessor() {
        Failure failure = failureOf(REAL.withOrder(Deciders.ordering(HoldRules.NONE)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("nobody has looked at it"));
    }

    @Example
    void whatFailsIsToldInFewLinesAndFoundAgainByItsSeed() {
        Deciders broken = REAL.withShipping(twice(REAL.shipping()));
        Failure failure = failureOf(broken);

        assertThat(new Simulation(broken).firstFailure(failure.seed(), 1)).contains(failure);
        assertThat(failure.course().moves()).hasSizeLessThan(5);
        assertThat(failure.toString())
                .contains(
                        "-Dorderflow.simulation.seed=" + failure.seed(), "checkout publishes OrderCreated of order 1");
    }

    private static Failure failureOf(Deciders broken) {
        return failureOf(SEEDS, broken);
    }

    private static Failure failureOf(int seeds, Deciders broken) {
        return new Simulation(broken).firstFailure(1, seeds).orElseThrow();
    }

    private static Refunds without(Refunds refunds, RefundId refundId) {
        return new Refunds(refunds.all().stream()
                .filter(refund -> !refund.refundId().equals(refundId))
                .toList());
    }

    /** The same, but that nobody hears this kind of event. */
    private static <S> Decision<S> silent(Decision<S> decision, Class<? extends OrderEvent> kind) {
        return decision instanceof Decision.Accepted<S>(S next, List<Effect> effects)
                ? Decision.accept(
                        next,
                        effects.stream()
                                .filter(effect -> !(effect instanceof Effect.Publish published
                                        && kind.isInstance(published.event())))
                                .toList())
                : decision;
    }

    /** Sees none of the refunds but the one that somebody asks for. */
    private record OrderThatDoesNotCount(Decider<Order, OrderCommand> real) implements Decider<Order, OrderCommand> {

        @Override
        public Decision<Order> decide(Order order, OrderCommand command, Circumstances circumstances) {
            if (!(command instanceof OrderCommand.GiveBack asked)
                    || order.refunds().find(asked.refundId()).isPresent()) {
                return real.decide(order, command, circumstances);
            }
            return real.decide(order.with(Refunds.NONE), command, circumstances)
                    .map(next -> next.with(new Refunds(Stream.of(order, next)
                            .flatMap(each -> each.refunds().all().stream())
                            .toList())));
        }
    }

    /** Sees twice of what it has taken when it hears of refunds. */
    private record PaymentThatSeesDouble(Decider<Attempts, PaymentCommand> real)
            implements Decider<Attempts, PaymentCommand> {

        @Override
        public Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
            boolean isOnRefunds = command instanceof PaymentCommand.Heard(PaymentRefundRequested _)
                    || command instanceof PaymentCommand.RefundAnswered;
            return isOnRefunds && attempts.last() instanceof Payment.Captured captured
                    ? real.decide(
                                    new Attempts(List.of(twice(captured)), attempts.refunds(), attempts.chargebacks()),
                                    command,
                                    circumstances)
                            .map(next -> new Attempts(attempts.payments(), next.refunds(), next.chargebacks()))
                    : real.decide(attempts, command, circumstances);
        }

        private static Payment twice(Payment.Captured captured) {
            Payment.Terms terms = captured.terms();
            return new Payment.Captured(
                    new Payment.Terms(
                            terms.orderId(), terms.paymentId(), terms.amount().times(2), terms.owner()),
                    captured.hold(),
                    captured.at(),
                    captured.packed());
        }
    }

    private static <S, C extends Command> Decider<S, C> twice(Decider<S, C> decider) {
        return (state, command, circumstances) -> decider.decide(state, command, circumstances)
                        instanceof Decision.Accepted<S>(S next, List<Effect> effects)
                ? Decision.accept(
                        next, Stream.concat(effects.stream(), effects.stream()).toList())
                : Decision.ignore();
    }
}
