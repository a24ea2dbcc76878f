package io.orderflow.order.messaging;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.Publishers;
import io.orderflow.runtime.outbox.OutboxResend;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Asks all services at once. */
@ApplicationScoped
class OtherServices implements Publishers {

    private final OutboxResend resend;

    OtherServices(OutboxResend resend) {
        this.resend = resend;
    }

    @Override
    public void publishAgain(Collection<OrderId> orders) {
        resend.ask(orders);
    }
}
