package io.orderflow.events;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.events.value.ReturnId;

/**
 * Nothing more is expected of a return: the time that the customer had for it is over. Goods that come all the same are
 * received all the same. Published by order, because of the time and in the name of {@link OrderCreated}, once for each
 * return.
 */
public record ReturnExpired(OrderId orderId, ReturnId returnId) implements ProcessEvent {

    public ReturnExpired {
        Require.present(orderId, "orderId");
        Require.present(returnId, "returnId");
    }
}
