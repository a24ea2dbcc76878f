package io.orderflow.shipping.application;

import io.orderflow.runtime.work.OutsideCall;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Terms;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be booked. An order has one.
 *
 * @param carrier the one that was chosen, if one accepted the parcel
 */
public record DueBooking(
        Terms terms, Parcel parcel, @Nullable String carrier) implements OutsideCall {

    /** The bookings that some of these shipments wait for. */
    static List<DueBooking> of(Collection<Shipment> shipments) {
        return shipments.stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .map(pending -> new DueBooking(pending.terms(), pending.parcel(), pending.carrier()))
                .toList();
    }

    @Override
    public UUID id() {
        return terms.orderId().value();
    }

    @Override
    public String describe() {
        return "carrier=%s orderId=%s shipmentId=%s".formatted(carrier, terms.orderId(), terms.shipmentId());
    }
}
