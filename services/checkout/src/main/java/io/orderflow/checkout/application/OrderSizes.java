package io.orderflow.checkout.application;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.wire.EventCodec;

/** Which orders are too large to be told of, now or on their way. */
final class OrderSizes {

    /** What an event that follows may have more in it than the order: above all a label of 4,096 characters. */
    private static final int ROOM_BYTES = 16 * 1024;

    /** So many lines at the prices of the catalogue fit, whatever characters they and all else are made of. */
    private static final int SMALL_LINES = 40;

    private final EventCodec codec = new EventCodec();

    boolean isTooLarge(OrderCreated order) {
        return !isSmall(order) && codec.bodyOf(order).length > EventCodec.MAX_BODY_BYTES - ROOM_BYTES;
    }

    private static boolean isSmall(OrderCreated order) {
        return order.lines().size() <= SMALL_LINES
                && order.lines().stream()
                        .allMatch(
                                line -> line.discount() == null && line.taxes().isEmpty());
    }
}
