package io.orderflow.order.application;

import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.EventId;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.former.Decision;
import io.orderflow.runtime.decision.former.Envelopes;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Says of orders that they wait too long. */
@ApplicationScoped
class DelayOrders {

    private static final Logger LOG = Logger.getLogger(DelayOrders.class);

    private final StoreOrders storeOrders;
    private final Orders orders;
    private final Timeline timeline;
    private final EventTransaction transaction;
    private final Envelopes envelopes = Envelopes.of("order");

    DelayOrders(StoreOrders storeOrders, Orders orders, Timeline timeline, EventTransaction transaction) {
        this.storeOrders = storeOrders;
        this.orders = orders;
        this.timeline = timeline;
        this.transaction = transaction;
    }

    /** Says it of those that still wait for it, and of which nobody has said it meanwhile. */
    Uni<Void> delay(List<Waiting> waiting) {
        List<OrderId> orderIds = waiting.stream().map(Waiting::orderId).toList();
        return transaction
                .writeBatch(() -> orders.lock(orderIds).chain(known -> timeline.beginnings(orderIds)
                        .chain(beginnings -> delay(waiting, known, beginnings))))
                .replaceWithVoid();
    }

    private Uni<Outcome<Integer>> delay(
            List<Waiting> waiting, Map<OrderId, Order> known, Map<OrderId, EventId> beginnings) {
        Map<OrderId, Order> changed = new HashMap<>();
        List<EventEnvelope> events = new ArrayList<>();
        for (Waiting order : waiting) {
            Order before = known.get(order.orderId());
            EventId beginning = beginnings.get(order.orderId());
            if (before != null && beginning != null) {
                Cause cause = causeOf(before, beginning);
                OrderDelayed delayed =
                        new OrderDelayed(order.orderId(), order.step().code(), new Moment(order.since()));
                if (OrderDecider.delay(before, delayed, cause)
                        instanceof Decision.Accepted<Order>(Order next, List<OrderEvent> following)) {
                    LOG.warnf(
                            "The order waits too long for %s, since %s; orderId=%s",
                            order.step(), order.since(), order.orderId());
                    changed.put(order.orderId(), next);
                    following.forEach(event -> events.add(envelopes.causedBy(cause, event)));
                }
            }
        }
        return storeOrders
                .update(known, changed, events)
                .replaceWith(() -> new Outcome<>(changed.size(), Consequences.of(events)));
    }

    /** The order itself; as long as that is not known, what came first. */
    private static Cause causeOf(Order order, EventId beginning) {
        return order instanceof Order.Anticipated(var early)
                ? early.getFirst().cause()
                : new Cause(beginning, beginning, null);
    }
}
