package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done about a page of waiting orders.
 *
 * @param seen those that were looked at: the page, unless there is too much to do about its beginning
 * @param missed those for which what they wait for is to be asked for again
 * @param delayed those that wait too long, of which the world has not heard
 * @param expired those that wait so long that they are given up
 */
record Review(List<Waiting> seen, List<Waiting> missed, List<Waiting> delayed, List<Waiting> expired) {

    /**
     * Whoever is asked searches from the oldest order on: those are asked for together that were placed within this
     * time.
     */
    private static final Duration TOGETHER = Duration.ofHours(12);

    Review {
        seen = List.copyOf(seen);
        missed = List.copyOf(missed);
        delayed = List.copyOf(delayed);
        expired = List.copyOf(expired);
    }

    /** Looks at orders in their order, until there are so many of one kind that no more may be done at once. */
    static Review at(List<Waiting> page, Patience patience, Asked asked, Instant now, int mostAtOnce) {
        List<Waiting> missed = new ArrayList<>();
        List<Waiting> delayed = new ArrayList<>();
        List<Waiting> expired = new ArrayList<>();
        int seen = 0;
        while (seen < page.size() && missed.size() < mostAtOnce && delayed.size() + expired.size() < mostAtOnce) {
            Waiting order = page.get(seen);
            if (order.end() != null) {
                seen++;
                if (!now.isBefore(order.end())) {
                    expired.add(order);
                }
                continue;
            }
            Duration waited = order.until(now);
            if (asked.isLessThan(patience.askings(order.step(), waited), order)) {
                if (!missed.isEmpty() && isFar(missed.getFirst(), order)) {
                    break;
                }
                missed.add(order);
            }
            seen++;
            if (patience.hasExpired(order.step(), waited)) {
                expired.add(order);
            } else if (!order.told() && patience.isOver(order.step(), waited)) {
                delayed.add(order);
            }
        }
        return new Review(page.subList(0, seen), missed, delayed, expired);
    }

    private static boolean isFar(Waiting older, Waiting younger) {
        return older.placed().plus(TOGETHER).isBefore(younger.placed());
    }

    boolean asksForNothing() {
        return missed.isEmpty() && delayed.isEmpty() && expired.isEmpty();
    }

    List<OrderId> missedOrders() {
        return missed.stream().map(Waiting::orderId).toList();
    }
}
