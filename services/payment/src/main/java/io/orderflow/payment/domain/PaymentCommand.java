package io.orderflow.payment.domain;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Command;

/** What reaches the payment of an order. */
public sealed interface PaymentCommand extends Command {

    /** The order that it is about. */
    OrderId orderId();

    @Override
    default String about() {
        return "orderId=" + orderId();
    }

    /** Something has happened to the order. */
    record Heard(OrderEvent event) implements PaymentCommand {

        @Override
        public OrderId orderId() {
            return event.orderId();
        }

        @Override
        public String name() {
            return event.name();
        }
    }

    /** The gateway has said whether it holds the amount. */
    record AuthorizationAnswered(OrderId orderId, Authorization answer) implements PaymentCommand {}

    /** The gateway has taken the amount. */
    record CaptureConfirmed(OrderId orderId) implements PaymentCommand {}
}
