package io.orderflow.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.StockRestocked;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.ReturnId;
import io.orderflow.inventory.domain.ReceiptStock;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Refunds;
import io.orderflow.order.domain.Returns;
import io.orderflow.order.domain.Returns.Standing;
import io.orderflow.order.domain.Step;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Chargebacks;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Decision.Accepted;
import io.orderflow.simulation.Simulation.Failure;
import io.orderflow.warehouse.domain.Receipt;
import io.orderflow.warehouse.domain.ReturnCommand;
import io.orderflow.warehouse.domain.ReturnTask;
import io.orderflow.warehouse.domain.ReturnTask.Announced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** The simulation finds what is wrong with a decider when goods come back: each of these has one fault. */
class BrokenReturnsProperties {

    private static final Deciders REAL = Deciders.real();
    private static final int SEEDS = 3_000;

    /** The receipt that an event is about. */
    private record Came(ReturnId returnId, ReceiptId receiptId) {}

    @Example
    void aReceiptIsPaidForTwiceWhereOrderForgetsThatItKnowsIt() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) -> {
            Order forgetful = came(command).filter(came -> knows(order, came)).isPresent()
                    ? order.with(Returns.NONE).with(Refunds.NONE)
                    : order;
            return REAL.order().decide(forgetful, command, circumstances);
        }));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("asked for a refund twice"));
    }

    @Example
    void goodsAreThereTwiceWhereInventoryPutsThemBackEachTimeThatItHearsOfThem() {
        Failure failure = failureOf(REAL.withReceipts((state, command, circumstances) -> REAL.receipts()
                .decide(
                        new ReceiptStock(new io.orderflow.inventory.domain.Receipt.None(), state.stock()),
                        command,
                        circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains(" there are StockLevel["));
    }

    @Example
    void moreComesThanWasAnnouncedWhereTheWarehouseDoesNotCountWhatHasCome() {
        Failure failure = failureOf(REAL.withReturns(BrokenReturnsProperties::uncounted));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("units of a return of"));
    }

    @Example
    void aCustomerIsToldTwoThingsWhereOrderApprovesWhatWasRejected() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) -> REAL.order()
                .decide(
                        command instanceof OrderCommand.ApproveReturn(var _, ReturnId returnId, var _)
                                ? undecided(order, returnId)
                                : order,
                        command,
                        circumstances)));

        assertThat(failure.outcome().violated())
                .anyMatch(violated -> violated.contains("was approved 1 times, and rejected 1 times"));
    }

    @Example
    void moreIsAskedForThanIsLeftWhereOrderPaysForGoodsWhateverFinanceHasGiven() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) ->
                came(command).filter(came -> !knows(order, came)).isPresent()
                        ? REAL.order()
                                .decide(order.with(Refunds.NONE), command, circumstances)
                                .map(next -> next.with(both(order.refunds(), next.refunds())))
                        : REAL.order().decide(order, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("asked for more than is left"));
    }

    @Example
    void lateGoodsAreNotPaidForWhereOrderForgetsThemOnceTheyAreNotExpected() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) -> {
            Decision<Order> decision = REAL.order().decide(order, command, circumstances);
            return came(command).filter(came -> isExpired(order, came)).isPresent()
                            && decision instanceof Accepted<Order>(Order next, var _)
                    ? Decision.accept(next.with(order.refunds()))
                    : decision;
        }));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("and pays 0 for them"));
    }

    @Example
    void anOrderWaitsForGoodWhereNobodyKeepsTheTimeInWhichGoodsMayCome() {
        Failure failure = failureOf(REAL.withOrder((order, command, circumstances) ->
                command instanceof OrderCommand.Expire(var _, Step what) && what == Step.RETURN
                        ? Decision.ignore()
                        : REAL.order().decide(order, command, circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("waits for RETURN"));
    }

    @Example
    void aChargebackIsToldTwiceWherePaymentForgetsThatItKnowsIt() {
        Failure failure = failureOf(REAL.withPayment((payments, command, circumstances) -> REAL.payment()
                .decide(
                        command instanceof PaymentCommand.DisputesAnswered
                                ? new Attempts(
                                        payments.payments(),
                                        payments.refunds(),
                                        new Chargebacks(
                                                List.of(),
                                                payments.chargebacks().hints(),
                                                payments.chargebacks().answered()))
                                : payments,
                        command,
                        circumstances)));

        assertThat(failure.outcome().violated()).anyMatch(violated -> violated.contains("told of [dp-"));
    }

    private static Failure failureOf(Deciders broken) {
        return new Simulation(broken).firstFailure(1, SEEDS).orElseThrow();
    }

    private static Optional<Came> came(OrderCommand command) {
        return command instanceof OrderCommand.Heard(OrderEvent event) ? came(event) : Optional.empty();
    }

    private static Optional<Came> came(OrderEvent event) {
        if (event instanceof ReturnReceived received) {
            return Optional.of(new Came(received.returnId(), received.receiptId()));
        }
        return event instanceof StockRestocked restocked
                ? Optional.of(new Came(restocked.returnId(), restocked.receiptId()))
                : Optional.empty();
    }

    private static boolean knows(Order order, Came came) {
        return order.returns().find(came.returnId()).stream()
                .flatMap(known -> known.receipts().stream())
                .anyMatch(receipt -> receipt.receiptId().equals(came.receiptId()));
    }

    private static boolean isExpired(Order order, Came came) {
        return order.returns()
                .find(came.returnId())
                .filter(known -> known.standing() instanceof Standing.Expired)
                .isPresent();
    }

    private static Order undecided(Order order, ReturnId returnId) {
        return order.with(new Returns(order.returns().all().stream()
                .map(known -> known.returnId().equals(returnId) && known.standing() instanceof Standing.Rejected
                        ? new Returns.Return(
                                returnId, known.lines(), known.reason(), new Standing.Requested(), known.receipts())
                        : known)
                .toList()));
    }

    private static Refunds both(Refunds some, Refunds others) {
        return new Refunds(
                Stream.concat(some.all().stream(), others.all().stream()).toList());
    }

    /** Sees nothing of what came but what somebody says again. */
    private static Decision<ReturnTask> uncounted(ReturnTask task, ReturnCommand command, Circumstances circumstances) {
        Decider<ReturnTask, ReturnCommand> real = REAL.returns();
        if (!(task instanceof Announced known)
                || !(command instanceof ReturnCommand.Receive receive)
                || known.find(receive.receiptId()).isPresent()) {
            return real.decide(task, command, circumstances);
        }
        Announced nothing = new Announced(known.announcement(), known.createdAt(), List.of());
        return real.decide(nothing, command, circumstances).map(next -> {
            List<Receipt> receipts = new ArrayList<>(known.receipts());
            receipts.addAll(((Announced) next).receipts());
            return new Announced(known.announcement(), known.createdAt(), receipts);
        });
    }
}
