package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.domain.Step;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits for something.
 *
 * @param since when the last thing happened to it
 * @param told whether the world has heard that it waits too long
 * @param end when it stops to wait, whatever else there is to say of waiting; null unless its customer was told so
 */
public record Waiting(
        OrderId orderId,
        Step step,
        Instant since,
        boolean told,
        @Nullable Instant end) {

    /** One that waits for as long as orders may. */
    public Waiting(OrderId orderId, Step step, Instant since, boolean told) {
        this(orderId, step, since, told, null);
    }

    Instant placed() {
        return UuidV7.time(orderId.value());
    }

    Duration until(Instant now) {
        return since.isBefore(now) ? Duration.between(since, now) : Duration.ZERO;
    }
}
