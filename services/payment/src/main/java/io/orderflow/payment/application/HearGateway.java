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
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Hears what the gateway says of its own accord. None of it is believed: it is a hint that it is worthwhile to ask, for
 * whoever has the secret could say anything, and what was said may be old.
 */
@ApplicationScoped
public class HearGateway {

    private static final Logger LOG = Logger.getLogger(HearGateway.class);

    private final ChosenGateway chosen;
    private final Payments payments;
    private final TrackPayments trackPayments;
    private final EventTransaction transaction;

    /** What has become of what was said. */
    public enum Reception {
        /** The gateway is asked where that is worthwhile. */
        HEARD,
        /** Nobody knows who said so. */
        UNSIGNED,
        /** The gateway did not say which payment it is about: it has to say it again. */
        UNCLEAR
    }

    HearGateway(ChosenGateway chosen, Payments payments, TrackPayments trackPayments, EventTransaction transaction) {
        this.chosen = chosen;
        this.payments = payments;
        this.trackPayments = trackPayments;
        this.transaction = transaction;
    }

    /** Hears what somebody says who says to be the gateway of this name. */
    public Uni<Reception> hear(String gateway, Webhook webhook) {
        Notice notice = chosen.isNamed(gateway) ? chosen.gateway().read(webhook) : new Notice.Unsigned();
        return switch (notice) {
            case Notice.Unsigned() -> Uni.createFrom().item(Reception.UNSIGNED);
            case Notice.OfNoConcern() -> Uni.createFrom().item(Reception.HEARD);
            case Notice.About(PaymentId paymentId) ->
                ask(paymentId, trackPayments::askAgain).replaceWith(Reception.HEARD);
            case Notice.OfADispute(String reference) ->
                chosen.gateway()
                        .paymentOf(reference)
                        .onItemOrFailure()
                        .transformToUni((found, failure) -> failure == null ? ofADispute(found) : unclear(failure));
        };
    }

    /** Hears that there is a dispute of a payment, or that something has become of one. */
    public Uni<Void> ofADispute(PaymentId paymentId) {
        return ask(paymentId, trackPayments::askForDisputes);
    }

    private Uni<Reception> ofADispute(Optional<PaymentId> found) {
        return found.map(this::ofADispute)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .replaceWith(Reception.HEARD);
    }

    private static Uni<Reception> unclear(Throwable failure) {
        LOG.warnf("The gateway speaks of a dispute, and does not say of which payment: %s", failure);
        return Uni.createFrom().item(Reception.UNCLEAR);
    }

    private Uni<Void> ask(PaymentId paymentId, Function<List<OrderId>, Uni<Consequences>> question) {
        return transaction
                .write(() -> payments.ordersOf(paymentId)
                        .chain(orders ->
                                orders.isEmpty() ? Uni.createFrom().item(Consequences.NONE) : question.apply(orders))
                        .map(Outcome::following))
                .replaceWithVoid();
    }
}
