package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of an order. */
public sealed interface Order {

    /** Nothing. */
    record Unknown() implements Order {}

    /** Events that came before {@code OrderCreated}, which may be late; they wait for it. */
    record Anticipated(List<OrderEvent> early) implements Order {

        public Anticipated {
            early = List.copyOf(early);
        }

        Anticipated plus(OrderEvent event) {
            List<OrderEvent> more = new ArrayList<>(early);
            more.add(event);
            return new Anticipated(more);
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
