package io.orderflow.order.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.ReturnId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.transaction.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What people want of an order: to stop it, to pay it otherwise, to keep it from going on to shipping, to let it go on, to
 * undo what it has come to.
 * Whoever wants it again learns how that stands.
 */
@ApplicationScoped
public class ChangeOrder {

    private final NoteProgress noteProgress;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final OrderDecisions orders;

    ChangeOrder(
            NoteProgress noteProgress,
            Timeline timeline,
            EventTransaction transaction,
            Decisions decisions,
            OrderDecisions orders) {
        this.noteProgress = noteProgress;
        this.timeline = timeline;
        this.transaction = transaction;
        this.decisions = decisions;
        this.orders = orders;
    }

    /**
     * Stops an order, or asks whoever has its parcel.
     *
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     */
    public Uni<Verdict<Order>> cancel(OrderId orderId, Code reason, String by) {
        return carryOut(new OrderCommand.Cancel(orderId, reason, by));
    }

    /** Has an order paid otherwise than was declined, likewise. */
    public Uni<Verdict<Order>> pay(OrderId orderId, PaymentToken token) {
        return carryOut(new OrderCommand.Pay(orderId, token));
    }

    /** Keeps an order from going on to shipping, likewise. */
    public Uni<Verdict<Order>> hold(OrderId orderId, Code reason, String by) {
        return carryOut(new OrderCommand.PutOnHold(orderId, reason, by));
    }

    /** Lets an order go on that was held for this reason, likewise. */
    public Uni<Verdict<Order>> release(OrderId orderId, Code reason, String by) {
        return carryOut(new OrderCommand.Release(orderId, reason, by));
    }

    /** Asks payment to give money back, likewise. */
    public Uni<Verdict<Order>> giveBack(OrderCommand.GiveBack command) {
        return carryOut(command);
    }

    /** Asks for goods to come back, likewise. */
    public Uni<Verdict<Order>> requestReturn(OrderCommand.RequestReturn command) {
        return carryOut(command);
    }

    /** Lets goods come back that were asked for, likewise. */
    public Uni<Verdict<Order>> approveReturn(OrderId orderId, ReturnId returnId, String by) {
        return carryOut(new OrderCommand.ApproveReturn(orderId, returnId, by));
    }

    /** Does not let them, likewise. */
    public Uni<Verdict<Order>> rejectReturn(OrderId orderId, ReturnId returnId, Code reason, String by) {
        return carryOut(new OrderCommand.RejectReturn(orderId, returnId, reason, by));
    }

    /** In the name of the order's beginning. */
    private Uni<Verdict<Order>> carryOut(OrderCommand command) {
        OrderId orderId = command.orderId();
        return transaction.write(() -> timeline.beginnings(List.of(orderId)).chain(beginnings -> {
            EventId beginning = beginnings.get(orderId);
            return beginning == null
                    ? Uni.createFrom().item(Outcome.of(new Verdict.Unknown<>()))
                    : decide(command, Cause.own(beginning));
        }));
    }

    private Uni<Outcome<Verdict<Order>>> decide(OrderCommand command, Cause cause) {
        return decisions.decide(command, orders.deciding(), order -> cause, noteProgress);
    }
}
