package io.orderflow.runtime.decision;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;

/** The command that an event of an order is, to whoever hears it. */
public interface HeardEvent extends OfOrder {

    /** What has happened. */
    OrderEvent event();

    @Override
    default OrderId orderId() {
        return event().orderId();
    }

    @Override
    default String name() {
        return event().name();
    }
}
