package io.orderflow.shipping.domain;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be booked.
 *
 * @param carrier the one that was chosen, if one accepted the parcel
 * @param refusedBy those that are not to be asked again
 * @param packed whether the parcel is packed already, so that somebody has to take it
 */
public record BookingCall(
        Terms terms, Parcel parcel, @Nullable String carrier, List<String> refusedBy, boolean packed, Cause cause)
        implements CarrierCall {

    public BookingCall {
        refusedBy = List.copyOf(refusedBy);
    }

    /** The one that a shipment waits for. */
    static BookingCall of(Pending pending) {
        return new BookingCall(
                pending.terms(),
                pending.parcel(),
                pending.carrier(),
                pending.refusedBy(),
                pending.packed() != null,
                pending.cause());
    }
}
