package io.orderflow.order.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Delay;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.order.domain.Request;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Received;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Says of orders that they wait too long. */
@ApplicationScoped
class DelayOrders {

    private static final Logger LOG = Logger.getLogger(DelayOrders.class);

    private final NoteProgress noteProgress;
    private final Orders orders;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Decisions decisions;
    private final OrderDecider decider = new OrderDecider();

    DelayOrders(
            NoteProgress noteProgress,
            Orders orders,
            Timeline timeline,
            EventTransaction transaction,
            Decisions decisions) {
        this.noteProgress = noteProgress;
        this.orders = orders;
        this.timeline = timeline;
        this.transaction = transaction;
        this.decisions = decisions;
    }

    /** Says it of those that still wait for it, and of which nobody has said it meanwhile. */
    Uni<Void> delay(List<Waiting> waiting) {
        List<OrderId> orderIds = waiting.stream().map(Waiting::orderId).toList();
        return transaction
                .writeBatch(() -> orders.lock(orderIds)
                        .chain(known -> timeline.beginnings(orderIds)
                                .chain(beginnings -> store(known, decide(waiting, known, beginnings))))
                        .map(Outcome::following))
                .replaceWithVoid();
    }

    private BatchDecision<OrderId, Order, OrderCommand> decide(
            List<Waiting> waiting, Map<OrderId, Order> known, Map<OrderId, EventId> beginnings) {
        List<Received<OrderCommand>> commands = new ArrayList<>();
        for (Waiting order : waiting) {
            Order found = known.get(order.orderId());
            EventId beginning = beginnings.get(order.orderId());
            if (found != null && beginning != null) {
                commands.add(decisions.received(
                        new OrderCommand.Delayed(order.orderId(), order.step(), new Moment(order.since())),
                        causeOf(found, beginning)));
            }
        }
        return BatchDecision.of(commands, known, Order.unknown(), OrderCommand::orderId, decider);
    }

    private Uni<Consequences> store(Map<OrderId, Order> known, BatchDecision<OrderId, Order, OrderCommand> decision) {
        Consequences consequences = decisions.consequences(decision);
        decision.changed().forEach(DelayOrders::log);
        return Sql.together(
                        orders.update(known, decision.changed()),
                        noteProgress.note(known, decision.changed(), consequences.events()))
                .replaceWith(consequences);
    }

    private static void log(OrderId orderId, Order order) {
        Delay delay = Objects.requireNonNull(order.delay());
        LOG.warnf("The order waits too long for %s, since %s; orderId=%s", delay.what(), delay.since(), orderId);
    }

    /** The order itself; as long as its request is not known, what came first. */
    private static Cause causeOf(Order order, EventId beginning) {
        return order.request() instanceof Request.Awaited(var early)
                ? early.getFirst().cause()
                : Cause.own(beginning);
    }
}
