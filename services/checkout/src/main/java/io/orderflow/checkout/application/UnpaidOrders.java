package io.orderflow.checkout.application;

import io.orderflow.checkout.application.PaymentEvents.Standing;
import io.orderflow.events.value.OrderId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The newest orders of one customer of which it is not known that they were paid, as many as the customer may have and no
 * more. One that was declined keeps its place until the window ends. Safe for use by many threads; time is given in
 * nanoseconds of any clock that does not go back.
 */
final class UnpaidOrders {

    private final int max;
    private final long windowNanos;
    private final long pauseNanos;
    private final Deque<Unpaid> orders = new ArrayDeque<>(2);
    private long lookNanos;
    private long trustedNanos;

    private record Unpaid(OrderId orderId, long placedNanos, boolean declined) {}

    /**
     * Begins with none.
     *
     * @param max the most that there may be
     * @param window how long one counts
     * @param pause how long not to look again after a look that found nothing new, or none
     */
    UnpaidOrders(int max, Duration window, Duration pause, long nowNanos) {
        this.max = max;
        this.windowNanos = window.toNanos();
        this.pauseNanos = pause.toNanos();
        this.lookNanos = nowNanos;
        this.trustedNanos = nowNanos;
    }

    /** Takes note of an order; of more than there may be, the oldest is forgotten. */
    synchronized void placed(OrderId orderId, long nowNanos) {
        if (orders.size() >= max) {
            orders.removeFirst();
        }
        orders.addLast(new Unpaid(orderId, nowNanos, false));
    }

    /** How many more there may be now. */
    synchronized int room(long nowNanos) {
        forgetOld(nowNanos);
        return nowNanos - trustedNanos < 0 ? max : max - orders.size();
    }

    /** Those whose payment somebody should look for before another order is placed; none if there is room for it. */
    synchronized List<OrderId> toLookFor(long nowNanos) {
        if (room(nowNanos) > 0 || nowNanos - lookNanos < 0) {
            return List.of();
        }
        return orders.stream()
                .filter(order -> !order.declined())
                .map(Unpaid::orderId)
                .toList();
    }

    /** What was found. */
    synchronized void found(Map<OrderId, Standing> standings, long nowNanos) {
        int before = orders.size();
        List<Unpaid> known = List.copyOf(orders);
        orders.clear();
        for (Unpaid order : known) {
            switch (standings.getOrDefault(order.orderId(), Standing.OPEN)) {
                case OPEN -> orders.addLast(order);
                case DECLINED -> orders.addLast(new Unpaid(order.orderId(), order.placedNanos(), true));
                case CLOSED -> {}
            }
        }
        lookNanos = orders.size() < before ? nowNanos : nowNanos + pauseNanos;
    }

    /** Nobody could tell: that is no reason to refuse anything, for a moment. */
    synchronized void unknown(long nowNanos) {
        trustedNanos = nowNanos + pauseNanos;
    }

    /** When it is worth asking again: soon if something may still be paid, else when the oldest no longer counts. */
    synchronized Duration retryAfter(long nowNanos) {
        Unpaid oldest = orders.peekFirst();
        boolean allDeclined = oldest != null && orders.stream().allMatch(Unpaid::declined);
        return Duration.ofNanos(allDeclined ? oldest.placedNanos() + windowNanos - nowNanos : pauseNanos);
    }

    private void forgetOld(long nowNanos) {
        while (!orders.isEmpty() && nowNanos - orders.getFirst().placedNanos() >= windowNanos) {
            orders.removeFirst();
        }
    }
}
