package io.orderflow.order.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Command;

/** What reaches an order. */
public sealed interface OrderCommand extends Command {

    /** The order that it is about. */
    OrderId orderId();

    @Override
    default String about() {
        return "orderId=" + orderId();
    }

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements OrderCommand {

        @Override
        public OrderId orderId() {
            return event.orderId();
        }

        @Override
        public String name() {
            return event.name();
        }
    }

    /**
     * The order has waited too long.
     *
     * @param what what it waited for when somebody looked
     * @param since when the last thing happened to it
     */
    record Delayed(OrderId orderId, Step what, Moment since) implements OrderCommand {}
}
