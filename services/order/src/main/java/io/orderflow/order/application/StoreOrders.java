package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores what has become of orders, what happened to them, and which of them are stuck, in the transaction that is open. */
@ApplicationScoped
class StoreOrders {

    private final Orders orders;
    private final Timeline timeline;
    private final WaitingOrders waiting;

    StoreOrders(Orders orders, Timeline timeline, WaitingOrders waiting) {
        this.orders = orders;
        this.timeline = timeline;
        this.waiting = waiting;
    }

    /**
     * Stores changes of orders that are locked.
     *
     * @param known the orders before
     */
    Uni<Void> update(Map<OrderId, Order> known, Map<OrderId, Order> changed, List<EventEnvelope> happened) {
        return store(known, Map.of(), changed, happened);
    }

    /**
     * The same, with orders that were not known.
     *
     * <p>What nothing is to be stored of costs no statement.
     */
    Uni<Void> store(
            Map<OrderId, Order> known,
            Map<OrderId, Order> added,
            Map<OrderId, Order> changed,
            List<EventEnvelope> happened) {
        Map<OrderId, Step> stuck = new HashMap<>();
        Set<OrderId> freed = new HashSet<>();
        changed.forEach((orderId, order) -> {
            Order before = known.getOrDefault(orderId, new Order.Unknown());
            if (order.waitsTooLong()) {
                stuck.put(orderId, order.waitsFor().orElseThrow());
            } else if (before.waitsTooLong()) {
                freed.add(orderId);
            }
        });
        return Sql.together(
                        orders.add(added),
                        orders.update(changed),
                        timeline.add(happened),
                        waiting.add(stuck),
                        waiting.remove(freed))
                .replaceWithVoid();
    }
}
