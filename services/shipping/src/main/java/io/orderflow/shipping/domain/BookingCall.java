package io.orderflow.shipping.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be booked. An order has one.
 *
 * @param carrier the one that was chosen, if one accepted the parcel
 */
public record BookingCall(
        Terms terms, Parcel parcel, @Nullable String carrier, Cause cause) implements OutsideCall {

    /** The kind of all of them. */
    public static final String KIND = "carrier";

    /** The one that a shipment waits for. */
    public static BookingCall of(Pending pending) {
        return new BookingCall(pending.terms(), pending.parcel(), pending.carrier(), pending.cause());
    }

    /** What the booking for an order is known by. */
    static WorkId nameOf(OrderId orderId) {
        return new WorkId(KIND, orderId.value());
    }

    @Override
    public WorkId id() {
        return nameOf(terms.orderId());
    }

    @Override
    public String describe() {
        return "carrier=%s orderId=%s shipmentId=%s".formatted(carrier, terms.orderId(), terms.shipmentId());
    }
}
