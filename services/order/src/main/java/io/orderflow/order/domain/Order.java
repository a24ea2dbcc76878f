package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.runtime.decision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an order. */
public sealed interface Order {

    /** Nothing. */
    record Unknown() implements Order {}

    /** Events that came before {@code OrderCreated}, which may be late; they wait for it. */
    record Anticipated(List<Early> early) implements Order {

        /**
         * One of them.
         *
         * @param cause what follows from it is caused by it, whenever that will be
         */
        public record Early(OrderEvent event, Cause cause) {}

        public Anticipated {
            early = List.copyOf(early);
        }

        boolean has(OrderEvent event) {
            return early.stream().anyMatch(waiting -> waiting.event().equals(event));
        }

        Anticipated plus(OrderEvent event, Cause cause) {
            List<Early> more = new ArrayList<>(early);
            more.add(new Early(event, cause));
            return new Anticipated(more);
        }

        /** What caused an event that the order emits once it is known; nothing if none of these did. */
        public Optional<Cause> causeOf(OrderEvent emitted) {
            return early.stream()
                    .filter(waiting -> OrderDecider.leadsTo(waiting.event(), emitted))
                    .map(Early::cause)
                    .findFirst();
        }
    }

    /**
     * An order on its way, or at its end.
     *
     * @param request what the customer ordered
     * @param payment absent until it is requested
     * @param shipment absent until it is prepared
     */
    record Placed(
            OrderCreated request,
            Status status,
            @Nullable Payment payment,
            @Nullable Shipment shipment) implements Order {

        Placed with(Status next) {
            return new Placed(request, next, payment, shipment);
        }

        /** With the payment that has got further: this one or the one that is known. */
        Placed withPayment(Payment other) {
            return payment != null && !payment.isBefore(other) ? this : new Placed(request, status, other, shipment);
        }

        Placed with(Shipment prepared) {
            return new Placed(request, status, payment, prepared);
        }
    }

    /** An order that will not be fulfilled. */
    record Rejected(
            OrderCreated request,
            RejectionReason reason,
            @Nullable Payment payment) implements Order {}
}
