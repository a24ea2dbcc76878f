package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * The order has waited too long for something, and asking for it again has not helped: somebody may want to look.
 * Published by order, because of time and in the name of {@link OrderCreated}, once for each thing that it waits for;
 * what comes at last carries the order on.
 *
 * @param waitingFor what has not come: {@code ORDER}, {@code STOCK}, {@code PAYMENT}, {@code SHIPMENT}, {@code PACKING},
 *     {@code HANDOVER}, {@code CAPTURE}, {@code RELEASE}, or what later versions wait for
 * @param since when the last thing happened to the order
 */
public record OrderDelayed(OrderId orderId, Code waitingFor, Moment since) implements ProcessEvent {

    public OrderDelayed {
        Require.present(orderId, "orderId");
        Require.present(waitingFor, "waitingFor");
        Require.present(since, "since");
    }
}
