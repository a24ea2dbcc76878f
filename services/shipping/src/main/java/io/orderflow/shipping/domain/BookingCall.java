package io.orderflow.shipping.domain;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be booked.
 *
 * @param carrier the one that was chosen, if one accepted the parcel
 */
public record BookingCall(
        Terms terms, Parcel parcel, @Nullable String carrier, Cause cause) implements CarrierCall {

    /** The one that a shipment waits for. */
    static BookingCall of(Pending pending) {
        return new BookingCall(pending.terms(), pending.parcel(), pending.carrier(), pending.cause());
    }
}
