package io.orderflow.payment.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentDecider;
import io.orderflow.runtime.decision.BatchDecision;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.transaction.Outcome;
import io.orderflow.runtime.work.Leased;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Learns from events which payments are to be authorized and which are to be captured. */
@ApplicationScoped
public class TrackPayments {

    private final Payments payments;
    private final AskGateway askGateway;
    private final Envelopes envelopes = Envelopes.of("payment");

    TrackPayments(Payments payments, AskGateway askGateway) {
        this.payments = payments;
        this.askGateway = askGateway;
    }

    /** Handles events in the transaction that is open; gives the calls that are to be made once it is committed. */
    public Uni<Outcome<List<Leased<DueCall>>>> handle(List<EventEnvelope> events) {
        return payments.lock(
                        events.stream().map(event -> event.event().orderId()).collect(Collectors.toSet()))
                .chain(known -> store(known, decide(events, known)));
    }

    /** What is due as before needs no second lease. */
    private Uni<Outcome<List<Leased<DueCall>>>> store(
            Map<OrderId, Payment> known, BatchDecision<OrderId, Payment> decision) {
        return Uni.combine()
                .all()
                .unis(
                        payments.add(decision.added()),
                        payments.update(decision.changed()),
                        askGateway.lease(DueCall.of(decision.become(Payment.Due.class::isInstance, known))))
                .with((added, updated, leased) -> new Outcome<>(leased, decision.emitted()));
    }

    private BatchDecision<OrderId, Payment> decide(List<EventEnvelope> events, Map<OrderId, Payment> known) {
        return BatchDecision.of(
                events,
                known,
                new Payment.Unknown(),
                OrderEvent::orderId,
                (payment, event) -> PaymentDecider.decide(payment, event.event(), Cause.of(event)),
                this::envelope);
    }

    /** Where nothing is to be paid, the goods may be packed before the request comes: it is they that are captured for. */
    private EventEnvelope envelope(Payment before, EventEnvelope event, OrderEvent following) {
        return before instanceof Payment.Expected(Cause packed) && following instanceof PaymentCaptured
                ? envelopes.causedBy(packed, following)
                : envelopes.causedBy(event, following);
    }
}
