package io.orderflow.events;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Moment;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;

/**
 * The order waits for its customer, who has to do something or it will not be carried out; the API of order takes it.
 * Published by order, because of {@link PaymentDeclined}, once for each payment that is declined.
 *
 * @param action what: {@code PAY_AGAIN}, with another card or once there is money on this one
 * @param until until when; the same moment each time, for no decline prolongs it
 */
public record CustomerActionRequested(OrderId orderId, Code action, Moment until) implements ProcessEvent {

    public CustomerActionRequested {
        Require.present(orderId, "orderId");
        Require.present(action, "action");
        Require.present(until, "until");
    }
}
