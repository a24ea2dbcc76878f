package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand.GiveBack;
import io.orderflow.order.domain.RefundRefusal;
import io.orderflow.order.domain.Refunding;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.transaction.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Has money given back. Whoever asks for the same again learns how that stands. */
@ApplicationScoped
public class RefundOrder {

    private final Orders orders;
    private final NoteProgress noteProgress;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final OrderDecisions deciding;

    RefundOrder(
            Orders orders,
            NoteProgress noteProgress,
            Timeline timeline,
            EventTransaction transaction,
            Decisions decisions,
            OrderDecisions deciding) {
        this.orders = orders;
        this.noteProgress = noteProgress;
        this.timeline = timeline;
        this.transaction = transaction;
        this.decisions = decisions;
        this.deciding = deciding;
    }

    /** What becomes of the wish. */
    public sealed interface Result {

        /** Payment is asked, or was. */
        record Asked(Order order) implements Result {}

        /** Payment is not asked. */
        record Refused(RefundRefusal refusal) implements Result {}

        /** There is no such order. */
        record Unknown() implements Result {}
    }

    /** Asks payment, in the name of the order's beginning. */
    public Uni<Result> giveBack(GiveBack command) {
        OrderId orderId = command.orderId();
        return transaction.write(() -> timeline.beginnings(List.of(orderId))
                .chain(beginnings -> beginnings.containsKey(orderId)
                        ? decide(command, Cause.own(beginnings.get(orderId)))
                        : Uni.createFrom().item(Outcome.of(new Result.Unknown()))));
    }

    private Uni<Outcome<Result>> decide(GiveBack command, Cause cause) {
        return decisions
                .decide(command, deciding.deciding(), order -> cause, noteProgress)
                .chain(outcome -> switch (outcome.answer()) {
                    case Verdict.Done<Order>(Order order) ->
                        answer(new Outcome<>(new Result.Asked(order), outcome.consequences()));
                    case Verdict.Refused<Order> _ -> refused(command);
                    case Verdict.Unknown<Order> _ -> answer(Outcome.of(new Result.Unknown()));
                });
    }

    /** The order is locked: it has not become another one since it was decided on. */
    private Uni<Outcome<Result>> refused(GiveBack command) {
        return orders.find(command.orderId())
                .map(found -> found.flatMap(order -> Refunding.refusal(order, command))
                        .<Result>map(Result.Refused::new)
                        .orElseGet(Result.Unknown::new))
                .map(Outcome::of);
    }

    private static Uni<Outcome<Result>> answer(Outcome<Result> outcome) {
        return Uni.createFrom().item(outcome);
    }
}
