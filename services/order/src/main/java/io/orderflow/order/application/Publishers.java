package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.outbox.OutboxResend;
import java.util.Collection;

/** The services that publish what happens to orders. */
public interface Publishers {

    /** The most orders of one asking. */
    int MOST = OutboxResend.MOST_ORDERS;

    /**
     * Asks each of them to publish again what it has published of these orders. Nobody waits for it, and whoever cannot
     * be reached is not asked. Each looks through what it has said since the oldest of them: they should have been
     * placed within some hours.
     */
    void publishAgain(Collection<OrderId> orders);
}
