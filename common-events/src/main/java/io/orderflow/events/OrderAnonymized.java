package io.orderflow.events;

import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * The customer of an order that has ended is to be forgotten: whoever knows who ordered, or where to reach them, replaces it.
 * Published by order, because somebody erases the customer and in the name of {@link OrderCreated}.
 *
 * @param pseudonym what stands for the customer's id from now on, the same in all orders that were erased together: 1 to
 *     {@value Customer#MAX_ID} visible characters of ASCII that say nothing of the customer
 */
public record OrderAnonymized(OrderId orderId, String pseudonym) implements ProcessEvent {

    public OrderAnonymized {
        Require.present(orderId, "orderId");
        Require.visible(pseudonym, "pseudonym", Customer.MAX_ID);
    }
}
