package io.orderflow.order.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.transaction.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Stops an order that somebody wants stopped, or asks whoever has its parcel. */
@ApplicationScoped
public class CancelOrder {

    private final NoteProgress noteProgress;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final Deciding<OrderId, Order, OrderCommand> deciding;

    CancelOrder(
            Orders orders,
            NoteProgress noteProgress,
            Timeline timeline,
            EventTransaction transaction,
            Decisions decisions) {
        this.noteProgress = noteProgress;
        this.timeline = timeline;
        this.transaction = transaction;
        this.decisions = decisions;
        this.deciding = new Deciding<>(orders, Order.unknown(), OrderCommand::orderId, new OrderDecider());
    }

    /**
     * Wants an order stopped; whoever wants it again learns how that stands.
     *
     * @param reason why
     * @param by who wants it, 1 to 255 characters
     */
    public Uni<Verdict<Order>> cancel(OrderId orderId, Code reason, String by) {
        return transaction.write(() -> timeline.beginnings(List.of(orderId)).chain(beginnings -> {
            EventId beginning = beginnings.get(orderId);
            return beginning == null
                    ? Uni.createFrom().item(Outcome.of(new Verdict.Unknown<>()))
                    : decide(new OrderCommand.Cancel(orderId, reason, by), Cause.own(beginning));
        }));
    }

    private Uni<Outcome<Verdict<Order>>> decide(OrderCommand.Cancel command, Cause cause) {
        return decisions.decide(
                command,
                deciding,
                order -> cause,
                (known, decision, emitted) -> noteProgress.note(known, decision.changed(), emitted));
    }
}
