package io.orderflow.notification.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** How far this service has heard: until the newest event that it has recorded. Safe for use by many threads. */
final class Horizon {

    /** By how much an order's first event may be behind events of the same time. */
    private static final Duration DISORDER = Duration.ofSeconds(1);

    private static final int TIME_ORDERED = 7;

    private final AtomicLong newestMillis = new AtomicLong(Long.MIN_VALUE);

    void reach(Instant time) {
        newestMillis.accumulateAndGet(time.toEpochMilli(), Math::max);
    }

    /** Whether an order with this id would have been heard of. An id that checkout did not make is of no order. */
    boolean isBeyond(OrderId orderId) {
        return orderId.value().version() != TIME_ORDERED
                || newestMillis.get()
                        > UuidV7.time(orderId.value()).plus(DISORDER).toEpochMilli();
    }
}
