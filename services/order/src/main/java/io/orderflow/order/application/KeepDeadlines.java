package io.orderflow.order.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Delay;
import io.orderflow.order.domain.Ending;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Request;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Says of orders that they wait too long, and gives up those that wait much too long. */
@ApplicationScoped
class KeepDeadlines {

    private static final Logger LOG = Logger.getLogger(KeepDeadlines.class);

    private final NoteProgress noteProgress;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final OrderDecisions orders;

    KeepDeadlines(
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

    /** Says it of those that still wait for it, and of which nobody has said it meanwhile. */
    Uni<Void> delay(List<Waiting> waiting) {
        return decide(
                waiting, order -> new OrderCommand.Delayed(order.orderId(), order.step(), new Moment(order.since())));
    }

    /** Gives up those that still wait for it. */
    Uni<Void> giveUp(List<Waiting> waiting) {
        return decide(waiting, order -> new OrderCommand.Expire(order.orderId(), order.step()));
    }

    private Uni<Void> decide(List<Waiting> waiting, Function<Waiting, OrderCommand> command) {
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<OrderId> orderIds = waiting.stream().map(Waiting::orderId).toList();
        return transaction
                .writeBatch(() -> decisions
                        .decide(
                                orderIds,
                                known -> timeline.beginnings(orderIds)
                                        .map(beginnings -> commands(waiting, command, known, beginnings)),
                                orders.deciding(),
                                (known, decision, emitted) -> {
                                    decision.changed().forEach(KeepDeadlines::log);
                                    return noteProgress.store(known, decision, emitted);
                                })
                        .map(Outcome::following))
                .replaceWithVoid();
    }

    private List<Received<OrderCommand>> commands(
            List<Waiting> waiting,
            Function<Waiting, OrderCommand> command,
            Map<OrderId, Order> known,
            Map<OrderId, EventId> beginnings) {
        List<Received<OrderCommand>> commands = new ArrayList<>();
        for (Waiting order : waiting) {
            Order found = known.get(order.orderId());
            EventId beginning = beginnings.get(order.orderId());
            if (found != null && beginning != null) {
                commands.add(decisions.received(command.apply(order), causeOf(found, beginning)));
            }
        }
        return commands;
    }

    private static void log(OrderId orderId, Order order) {
        switch (order.ending()) {
            case Ending.Cancelled(var reason) ->
                LOG.warnf("The order has waited in vain and is cancelled: %s; orderId=%s", reason, orderId);
            case Ending.Rejected _ ->
                LOG.infof("The customer has not paid again in time, and the order is rejected; orderId=%s", orderId);
            case Ending.None(), Ending.Fulfilled() -> logWaiting(orderId, order);
        }
    }

    private static void logWaiting(OrderId orderId, Order order) {
        if (order.isAtRest()) {
            LOG.infof("Goods of the order have not come back in time; orderId=%s", orderId);
        } else if (order.waitsTooLong()) {
            Delay delay = Objects.requireNonNull(order.delay());
            LOG.warnf("The order waits too long for %s, since %s; orderId=%s", delay.what(), delay.since(), orderId);
        } else {
            LOG.warnf("The order has waited in vain and is held: %s; orderId=%s", order.heldFor(), orderId);
        }
    }

    /** The order itself; as long as its request is not known, what came first. */
    private static Cause causeOf(Order order, EventId beginning) {
        return order.request() instanceof Request.Awaited(var early)
                ? early.getFirst().cause()
                : Cause.own(beginning);
    }
}
