package io.orderflow.shipping.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as clients see it.
 *
 * @param carrier who is to carry it; absent if none has been found
 * @param trackingNumber the carrier's number, once the parcel is booked
 * @param label what to print, once the parcel is booked and until it is handed over or cancelled
 */
public record ShipmentView(
        ShipmentId shipmentId,
        OrderId orderId,
        Status status,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String label,
        long weightGrams,
        List<ParcelLine> lines) {

    public ShipmentView {
        lines = List.copyOf(lines);
    }

    /** How far a shipment has got. */
    public enum Status {
        PENDING,
        PREPARED,
        HANDED_OVER,
        CANCELLED
    }

    static ShipmentView of(Shipment.Known shipment) {
        return switch (shipment) {
            case Shipment.Pending(Terms terms, var _, String carrier, var _, var _, var _) ->
                of(terms, Status.PENDING, carrier, null, null);
            case Shipment.Prepared(Terms terms, Booking booking) ->
                of(terms, Status.PREPARED, booking, booking.label().text());
            case Shipment.HandedOver(Terms terms, Booking booking) -> of(terms, Status.HANDED_OVER, booking, null);
            case Shipment.CancelDue(Terms terms, String carrier, String trackingNumber, var _) ->
                of(terms, Status.CANCELLED, carrier, trackingNumber, null);
            case Shipment.Cancelled(Terms terms, String carrier, String trackingNumber) ->
                of(terms, Status.CANCELLED, carrier, trackingNumber, null);
        };
    }

    private static ShipmentView of(Terms terms, Status status, Booking booking, @Nullable String label) {
        return of(terms, status, booking.carrier(), booking.label().trackingNumber(), label);
    }

    private static ShipmentView of(
            Terms terms,
            Status status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String label) {
        return new ShipmentView(
                terms.shipmentId(),
                terms.orderId(),
                status,
                carrier,
                trackingNumber,
                label,
                Parcel.weightGrams(terms.lines()),
                terms.lines());
    }
}
