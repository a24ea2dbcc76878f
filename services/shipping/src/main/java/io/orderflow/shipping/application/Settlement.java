package io.orderflow.shipping.application;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderFulfilled;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Envelopes;
import io.orderflow.runtime.work.Consequences;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a number of results come to.
 *
 * @param changed the shipments that are other than before
 */
record Settlement(Map<OrderId, Shipment> changed, List<EventEnvelope> events) {

    private static final Envelopes ENVELOPES = Envelopes.of("shipping");

    Settlement {
        changed = Map.copyOf(changed);
        events = List.copyOf(events);
    }

    /** Decides each result on the state that the ones before it left; one that was recorded already changes nothing. */
    static Settlement of(List<BookingResult> results, Map<OrderId, Shipment> known) {
        Map<OrderId, Shipment> changed = new HashMap<>();
        List<EventEnvelope> events = new ArrayList<>();
        for (BookingResult result : results) {
            OrderId orderId = result.due().terms().orderId();
            Shipment shipment = changed.getOrDefault(orderId, known.getOrDefault(orderId, new Shipment.Unknown()));
            if (shipment instanceof Shipment.Pending pending
                    && ShipmentDecider.booked(pending, result.booking())
                            instanceof Decision.Accepted<Shipment>(Shipment next, List<OrderEvent> following)) {
                changed.put(orderId, next);
                following.forEach(event -> events.add(envelope(pending, event)));
            }
        }
        return new Settlement(changed, events);
    }

    /** What it means for the carriers: nothing more is to be booked. */
    Consequences<DueBooking> consequences() {
        return new Consequences<>(changed.keySet().stream().map(OrderId::value).toList(), List.of(), events);
    }

    private static EventEnvelope envelope(Shipment.Pending pending, OrderEvent event) {
        Cause cause = event instanceof OrderFulfilled && pending.packed() != null ? pending.packed() : pending.cause();
        return ENVELOPES.causedBy(cause, event);
    }
}
