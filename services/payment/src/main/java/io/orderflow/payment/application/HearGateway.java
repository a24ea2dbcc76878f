package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentId;
import io.orderflow.payment.application.Webhook.Notice;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventTransaction;
import io.orderflow.runtime.transaction.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Hears what the gateway says of its own accord. None of it is believed: it is a hint that it is worthwhile to ask, for
 * whoever has the secret could say anything, and what was said may be old.
 */
@ApplicationScoped
public class HearGateway {

    private final ChosenGateway chosen;
    private final Payments payments;
    private final TrackPayments trackPayments;
    private final EventTransaction transaction;

    HearGateway(ChosenGateway chosen, Payments payments, TrackPayments trackPayments, EventTransaction transaction) {
        this.chosen = chosen;
        this.payments = payments;
        this.trackPayments = trackPayments;
        this.transaction = transaction;
    }

    /** Whether it was the gateway of this name who said so, and it is asked where that is worthwhile. */
    public Uni<Boolean> hear(String gateway, Webhook webhook) {
        Notice notice = chosen.isNamed(gateway) ? chosen.gateway().read(webhook) : new Notice.Unsigned();
        return switch (notice) {
            case Notice.Unsigned() -> Uni.createFrom().item(false);
            case Notice.OfNoConcern() -> Uni.createFrom().item(true);
            case Notice.About(PaymentId paymentId) ->
                transaction
                        .write(() ->
                                payments.ordersOf(paymentId).chain(this::ask).map(Outcome::following))
                        .replaceWith(true);
        };
    }

    private Uni<Consequences> ask(List<OrderId> orders) {
        return orders.isEmpty() ? Uni.createFrom().item(Consequences.NONE) : trackPayments.askAgain(orders);
    }
}
