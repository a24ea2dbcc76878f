package io.orderflow.order.domain;

import io.orderflow.events.value.Code;
import java.util.Optional;

/** What an order may wait for, in the order of its course. */
public enum Step {
    /** {@code OrderCreated}: it is late, and others came before it. */
    ORDER,
    /** The word of inventory. */
    STOCK,
    /** The word of payment. */
    PAYMENT,
    /** The customer, who has to do something before there is the money, or may pay otherwise than was declined. */
    CUSTOMER,
    /** The word of the assessor, where one is asked. */
    ASSESSMENT,
    /** Somebody who lets an order go on that is held. */
    HOLD,
    /** A carrier and a label. */
    SHIPMENT,
    /** People who pack. */
    PACKING,
    /** The carrier, who takes what is packed. */
    HANDOVER,
    /** The money for a fulfilled order. */
    CAPTURE,
    /** The stock of a rejected or cancelled order, which is to be free again. */
    RELEASE,
    /** The warehouse, which has the parcel of an order that somebody wants stopped. */
    CANCELLATION,
    /** The money of a cancelled order, which is to be the customer's again. */
    VOID,
    /** The word of payment on money that is to go back to the customer. */
    REFUND,
    /** The word of inventory on goods that came back. */
    RESTOCK,
    /** Somebody who decides whether goods may come back. */
    RETURN_DECISION,
    /** Goods that may come back. An order that waits for nothing else is at rest. */
    RETURN;

    /** What an order waits for; nothing once it is at rest. */
    static Optional<Step> missingTo(Order order) {
        return switch (order.request()) {
            case Request.Awaited(var early) -> early.isEmpty() ? Optional.empty() : Optional.of(ORDER);
            case Request.Known _ ->
                order.cancellation() instanceof Cancellation.Requested
                        ? Optional.of(CANCELLATION)
                        : missing(Status.of(order), order);
        };
    }

    private static Optional<Step> missing(Status status, Order order) {
        return switch (status) {
            case RESERVED -> Optional.of(missingToShip(order));
            case CREATED, PROCESSED, PREPARED, PACKED -> Optional.of(after(status));
            case FULFILLED -> order.payment().isCaptured() ? back(order) : Optional.of(CAPTURE);
            case REJECTED -> release(order).or(() -> back(order));
            case CANCELLED -> release(order).or(() -> order.payment().isOpen() ? Optional.of(VOID) : back(order));
        };
    }

    private static Step missingToShip(Order order) {
        if (!order.payment().isGranted()) {
            return order.payment().waitsForCustomer() ? CUSTOMER : PAYMENT;
        }
        if (order.holds().areOpen()) {
            return HOLD;
        }
        return order.holds().areBeingAssessed() ? ASSESSMENT : PAYMENT;
    }

    private static Optional<Step> release(Order order) {
        return order.stock() instanceof Stock.Reserved ? Optional.of(RELEASE) : Optional.empty();
    }

    private static Optional<Step> back(Order order) {
        return order.givenBack().missing().stream().findFirst();
    }

    /** What an order waits for that has got so far; an {@link IllegalStateException} for an end. */
    public static Step after(Status status) {
        return switch (status) {
            case CREATED -> STOCK;
            case RESERVED -> PAYMENT;
            case PROCESSED -> SHIPMENT;
            case PREPARED -> PACKING;
            case PACKED -> HANDOVER;
            case FULFILLED, REJECTED, CANCELLED -> throw new IllegalStateException(status + " waits for nothing");
        };
    }

    /** The word for it in {@code OrderDelayed}. */
    public Code code() {
        return new Code(name());
    }

    /** Whether no service has anything to say again: people take their time, and the assessor is asked as it is. */
    boolean isOutside() {
        return this == PACKING || this == HOLD || this == ASSESSMENT || this == RETURN_DECISION || this == RETURN;
    }
}
