package io.orderflow.payment.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentDecider;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Learns from events which payments are to be authorized and which are to be captured. */
@ApplicationScoped
public class TrackPayments implements EventHandler {

    private final Payments payments;
    private final Envelopes envelopes = Envelopes.of("payment");

    TrackPayments(Payments payments) {
        this.payments = payments;
    }

    @Override
    public Uni<List<EventEnvelope>> handle(List<EventEnvelope> events) {
        return payments.lock(
                        events.stream().map(event -> event.event().orderId()).collect(Collectors.toSet()))
                .map(known -> decide(events, known))
                .call(decision -> payments.add(decision.added()))
                .call(decision -> payments.update(decision.changed()))
                .map(BatchDecision::emitted);
    }

    private BatchDecision<OrderId, Payment> decide(List<EventEnvelope> events, Map<OrderId, Payment> known) {
        return BatchDecision.of(
                events,
                known,
                new Payment.Unknown(),
                OrderEvent::orderId,
                (payment, event) -> PaymentDecider.decide(payment, event.event(), Cause.of(event)),
                envelopes);
    }
}
