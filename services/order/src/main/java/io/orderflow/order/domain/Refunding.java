package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.PackingEvent;
import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ProcessEvent;
import io.orderflow.events.ShipmentEvent;
import io.orderflow.events.StockEvent;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ReceiptId;
import io.orderflow.events.value.RefundId;
import io.orderflow.order.domain.Chargebacks.Chargeback;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.Refunds.Outcome;
import io.orderflow.order.domain.Refunds.Refund;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect.Publish;
import java.util.Optional;

/**
 * How money that was captured goes back to the customer: the order computes what is left and asks, payment decides. What
 * payment refuses may be asked for again, under another name; what a bank has taken is not there to be given back.
 */
public final class Refunding {

    private static final Code RETURN = new Code("RETURN");

    private Refunding() {}

    /** Whoever asks for the same again has asked for it already. */
    static Decision<Order> decide(Order order, GiveBack command, Cause cause) {
        return refusal(order, command)
                .map(refusal -> Decision.<Order>reject(refusal.reason()))
                .orElseGet(() -> request(order, command, cause));
    }

    private static Decision<Order> request(Order order, GiveBack command, Cause cause) {
        if (order.refunds().find(command.refundId()).isPresent()
                || !(order.payment() instanceof Payment.Asked payment)) {
            return Decision.ignore();
        }
        Refund refund = new Refund(command.refundId(), command.amount(), command.reason(), new Outcome.Awaited());
        return Decision.accept(
                order.with(order.refunds().with(refund)),
                new Publish(
                        new PaymentRefundRequested(
                                command.orderId(),
                                payment.paymentId(),
                                command.refundId(),
                                command.amount(),
                                command.reason(),
                                command.by()),
                        cause));
    }

    /**
     * Gives back what came back, as much of it as is left; payment may not have it yet, and then waits for it. For an order
     * that was never sent there is nothing, whatever came.
     *
     * @param receiptId of what came: asked for again, it is the same refund
     */
    static Decision<Order> giveBack(Order order, ReceiptId receiptId, Money worth, OrderId orderId, Cause cause) {
        RefundId refundId = RefundId.of(receiptId);
        boolean wasSent = order.ending() instanceof Ending.Fulfilled || order.ending() instanceof Ending.None;
        if (!wasSent
                || !(order.payment() instanceof Payment.Asked payment)
                || order.refunds().find(refundId).isPresent()) {
            return Decision.accept(order);
        }
        Money left = order.givenBack().left(payment.amount());
        Money amount = new Money(Math.min(worth.amount(), left.amount()), left.currency());
        return amount.amount() == 0
                ? Decision.accept(order)
                : Decision.accept(
                        order.with(order.refunds().with(new Refund(refundId, amount, RETURN, new Outcome.Awaited()))),
                        new Publish(
                                new PaymentRefundRequested(
                                        orderId, payment.paymentId(), refundId, amount, RETURN, null),
                                cause));
    }

    /** Why the order does not ask for it; nothing if it does, or has. */
    public static Optional<RefundRefusal> refusal(Order order, GiveBack command) {
        Optional<Refund> known = order.refunds().find(command.refundId());
        if (known.isPresent()) {
            return known.get().isOf(command.amount(), command.reason())
                    ? Optional.empty()
                    : Optional.of(new RefundRefusal.NameTaken());
        }
        if (!(order.payment() instanceof Payment.Asked payment) || !payment.isCaptured()) {
            return Optional.of(new RefundRefusal.NothingCaptured());
        }
        if (order.refunds().areFull()) {
            return Optional.of(new RefundRefusal.TooMany());
        }
        Money left = order.givenBack().left(payment.amount());
        Money amount = command.amount();
        boolean isThere = amount.isOf(left.currency()) && amount.amount() <= left.amount();
        return isThere ? Optional.empty() : Optional.of(new RefundRefusal.TooMuch(left));
    }

    /**
     * What an order learns of refunds and chargebacks, whatever else has become of it; nothing from an event that tells of something else.
     * That it has asked is said by the order itself, or follows from the answer: a database that was restored may have
     * forgotten it.
     */
    static Optional<Decision<Order>> learn(Order order, OrderEvent event) {
        return switch (event) {
            case PaymentRefundRequested(var _, var _, RefundId id, Money amount, Code reason, var _) ->
                Optional.of(learned(order, recalled(order.refunds(), id, amount, reason)));
            case PaymentRefunded(var _, var _, RefundId id, Money amount) ->
                Optional.of(learned(order, answered(order.refunds(), id, amount, new Outcome.Refunded())));
            case PaymentRefundFailed(var _, var _, RefundId id, Money amount, Code reason) ->
                Optional.of(learned(order, answered(order.refunds(), id, amount, new Outcome.Failed(reason))));
            case PaymentChargedBack(var _, var _, String chargebackId, Money amount, Code reason) ->
                Optional.of(learned(
                        order, order.with(order.chargebacks().with(new Chargeback(chargebackId, amount, reason)))));
            case OrderCreated _, ProcessEvent _, StockEvent _, PaymentEvent _, ShipmentEvent _, PackingEvent _ ->
                Optional.empty();
        };
    }

    private static Decision<Order> learned(Order order, Refunds refunds) {
        return learned(order, order.with(refunds));
    }

    private static Decision<Order> learned(Order order, Order next) {
        return next.equals(order) ? Decision.ignore() : Decision.accept(next);
    }

    private static Refunds recalled(Refunds refunds, RefundId refundId, Money amount, Code reason) {
        return refunds.with(refunds.find(refundId)
                .map(known -> known.reason() == null ? known.because(reason) : known)
                .orElseGet(() -> new Refund(refundId, amount, reason, new Outcome.Awaited())));
    }

    /**
     * The first word counts, unless a later one says that the customer has got it: that is not undone by a word. Nor is
     * how much, even if it was more or less than a restored database would ask for.
     */
    private static Refunds answered(Refunds refunds, RefundId refundId, Money amount, Outcome outcome) {
        return refunds.with(refunds.find(refundId)
                .map(known -> known.outcome() instanceof Outcome.Awaited || outcome instanceof Outcome.Refunded
                        ? new Refund(refundId, amount, known.reason(), outcome)
                        : known)
                .orElseGet(() -> new Refund(refundId, amount, null, outcome)));
    }
}
