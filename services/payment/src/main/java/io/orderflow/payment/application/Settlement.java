package io.orderflow.payment.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.domain.PaymentDecider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.work.Consequences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a number of results come to.
 *
 * @param changed the payments that are other than before
 */
record Settlement(Map<OrderId, Payment> changed, List<EventEnvelope> events) {

    private static final Envelopes ENVELOPES = Envelopes.of("payment");

    Settlement {
        changed = Map.copyOf(changed);
        events = List.copyOf(events);
    }

    /** Decides each result on the state that the ones before it left; one that was recorded already changes nothing. */
    static Settlement of(List<CallResult> results, Map<OrderId, Payment> known) {
        Map<OrderId, Payment> changed = new HashMap<>();
        List<EventEnvelope> events = new ArrayList<>();
        for (CallResult result : results) {
            OrderId orderId = result.call().terms().orderId();
            Payment payment = changed.getOrDefault(orderId, known.getOrDefault(orderId, new Payment.Unknown()));
            Decision<Payment> decision =
                    switch (result) {
                        case CallResult.Answered(var _, var answer) -> PaymentDecider.authorization(payment, answer);
                        case CallResult.Captured _ -> PaymentDecider.captured(payment);
                    };
            if (payment instanceof Payment.Due due
                    && decision instanceof Decision.Accepted<Payment>(Payment next, List<OrderEvent> following)) {
                changed.put(orderId, next);
                following.forEach(event -> events.add(ENVELOPES.causedBy(due.cause(), event)));
            }
        }
        return new Settlement(changed, events);
    }

    /** What it means for the gateway: payments that are captured at once, and others that need nothing more. */
    Consequences<DueCall> consequences() {
        List<UUID> done = changed.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Payment.Due))
                .map(entry -> entry.getKey().value())
                .toList();
        return new Consequences<>(done, DueCall.of(changed.values()), events);
    }
}
