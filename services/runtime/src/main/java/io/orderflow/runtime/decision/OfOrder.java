package io.orderflow.runtime.decision;

import io.orderflow.events.value.OrderId;

/** A command that is about one order. */
public interface OfOrder extends Command {

    /** The order. */
    OrderId orderId();

    @Override
    default String about() {
        return "orderId=" + orderId();
    }
}
