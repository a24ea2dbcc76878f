package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;

/** People who decide whether goods may come back: about every second order is theirs, and of the others a rule decides. */
final class Support {

    static final String NAME = "s-1";

    private Support() {}

    /** Whether they decide what may come back of an order. */
    static boolean decidesAbout(OrderId orderId) {
        return orderId.value().getLeastSignificantBits() / 4 % 2 == 0;
    }
}
