package io.orderflow.order.domain;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderDelayed;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.runtime.decision.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an order. */
public sealed interface Order {

    /** What it waits for; nothing once it is at rest. */
    Optional<Step> waitsFor();

    /** The last delay that the world has heard of. */
    @Nullable Delay delay();

    /** Whether the world has heard that it waits too long for what it waits for now. */
    default boolean waitsTooLong() {
        Delay told = delay();
        return told != null && waitsFor().filter(told.what()::equals).isPresent();
    }

    /** Nothing. */
    record Unknown() implements Order {

        @Override
        public Optional<Step> waitsFor() {
            return Optional.empty();
        }

        @Override
        public @Nullable Delay delay() {
            return null;
        }
    }

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

        @Override
        public Optional<Step> waitsFor() {
            return Optional.of(Step.ORDER);
        }

        @Override
        public @Nullable Delay delay() {
            return early.stream()
                    .map(Early::event)
                    .filter(OrderDelayed.class::isInstance)
                    .map(event -> new Delay(Step.ORDER, ((OrderDelayed) event).since()))
                    .findFirst()
                    .orElse(null);
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
     * @param request what the customer ordered; without the payment token once the payment is decided, and without
     *     personal data at the end
     * @param payment absent until it is requested
     * @param shipment absent until it is prepared
     * @param delay absent unless it had to wait too long
     */
    record Placed(
            OrderCreated request,
            Status status,
            @Nullable Payment payment,
            @Nullable Shipment shipment,
            @Nullable Delay delay)
            implements Order {

        public Placed {
            if (status.isEnd()) {
                request = Forgotten.customer(request);
            } else if (payment != null && payment.isDecided()) {
                request = Forgotten.token(request);
            }
        }

        @Override
        public Optional<Step> waitsFor() {
            return switch (status) {
                case CREATED -> Optional.of(Step.STOCK);
                case RESERVED -> Optional.of(Step.PAYMENT);
                case PROCESSED -> Optional.of(Step.SHIPMENT);
                case PREPARED -> Optional.of(Step.PACKING);
                case PACKED -> Optional.of(Step.HANDOVER);
                case FULFILLED ->
                    payment != null && payment.status() == Payment.Status.CAPTURED
                            ? Optional.empty()
                            : Optional.of(Step.CAPTURE);
                case REJECTED -> Optional.empty();
            };
        }

        Placed with(Status next) {
            return new Placed(request, next, payment, shipment, delay);
        }

        Placed with(Delay told) {
            return new Placed(request, status, payment, shipment, told);
        }

        /** With the payment that has got further: this one or the one that is known. */
        Placed withPayment(Payment other) {
            return payment != null && !payment.isBefore(other)
                    ? this
                    : new Placed(request, status, other, shipment, delay);
        }

        Placed with(Shipment prepared) {
            return new Placed(request, status, payment, prepared, delay);
        }
    }

    /**
     * An order that will not be fulfilled.
     *
     * @param request what the customer ordered, without payment token and personal data
     * @param delay absent unless it had to wait too long
     * @param holdsStock whether something is still set aside for it
     */
    record Rejected(
            OrderCreated request,
            RejectionReason reason,
            @Nullable Payment payment,
            @Nullable Delay delay,
            boolean holdsStock)
            implements Order {

        public Rejected {
            request = Forgotten.customer(request);
        }

        @Override
        public Optional<Step> waitsFor() {
            return holdsStock ? Optional.of(Step.RELEASE) : Optional.empty();
        }

        Rejected with(Delay told) {
            return new Rejected(request, reason, payment, told, holdsStock);
        }

        Rejected released() {
            return new Rejected(request, reason, payment, delay, false);
        }
    }
}
