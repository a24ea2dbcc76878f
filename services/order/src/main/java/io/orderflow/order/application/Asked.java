package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Step;
import java.util.HashMap;
import java.util.Map;

/**
 * How often this instance has asked for what orders wait for. It is kept in memory, for as long as an order is met on
 * each round: after a restart an order is asked for once more, which is harmless.
 */
final class Asked {

    /** What is beyond is asked for on each round; a round is long, then. */
    private static final int MOST = 100_000;

    private Map<OrderId, Times> lastRound = Map.of();
    private Map<OrderId, Times> thisRound = new HashMap<>();

    private record Times(Step step, long times) {}

    /** Whether it has been asked for less often than this. */
    boolean isLessThan(long times, Waiting order) {
        Times known = thisRound.getOrDefault(order.orderId(), lastRound.get(order.orderId()));
        if (known == null || known.step() != order.step()) {
            return times > 0;
        }
        keep(order.orderId(), known);
        return known.times() < times;
    }

    void note(long times, Waiting order) {
        keep(order.orderId(), new Times(order.step(), times));
    }

    /** All orders have been looked at: what was not met this time has got on. */
    void endRound() {
        lastRound = thisRound;
        thisRound = new HashMap<>();
    }

    private void keep(OrderId orderId, Times times) {
        if (thisRound.size() < MOST || thisRound.containsKey(orderId)) {
            thisRound.put(orderId, times);
        }
    }
}
