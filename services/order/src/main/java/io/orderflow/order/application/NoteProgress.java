package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.transaction.Decisions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes what happened to orders, and which of them are stuck, in the transaction that is open. */
@ApplicationScoped
class NoteProgress implements Decisions.Beside<OrderId, Order, OrderCommand> {

    private final Timeline timeline;
    private final WaitingOrders waiting;

    NoteProgress(Timeline timeline, WaitingOrders waiting) {
        this.timeline = timeline;
        this.waiting = waiting;
    }

    /** Notes what comes of commands that are no events. */
    @Override
    public Uni<?> store(
            Map<OrderId, Order> known,
            BatchDecision<OrderId, Order, OrderCommand> decision,
            List<EventEnvelope> emitted) {
        return note(known, decision.changed(), emitted);
    }

    /**
     * Notes it. What nothing is to be noted of costs no statement.
     *
     * @param known the orders before
     * @param changed those of them that are other than before
     */
    Uni<?> note(Map<OrderId, Order> known, Map<OrderId, Order> changed, List<EventEnvelope> happened) {
        Map<OrderId, Step> stuck = new HashMap<>();
        Set<OrderId> freed = new HashSet<>();
        changed.forEach((orderId, order) -> {
            if (order.waitsTooLong()) {
                stuck.put(orderId, order.waitsFor().orElseThrow());
            } else if (known.getOrDefault(orderId, Order.unknown()).waitsTooLong()) {
                freed.add(orderId);
            }
        });
        return Sql.together(timeline.add(happened), waiting.add(stuck), waiting.remove(freed));
    }
}
