package io.orderflow.shipping.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.CauseJson;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.Terms;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code shipments}: one shipment of an order. */
@Entity
@Table(name = "shipments")
class ShipmentEntity {

    /** The states of a shipment. */
    enum Status {
        EXPECTED,
        PENDING,
        PREPARED,
        HANDED_OVER,
        CANCEL_DUE,
        /** Without lines if it was before anything else was known of it. */
        CANCELLED
    }

    @Id
    UUID shipmentId;

    UUID orderId;

    /** Among those of the order, from 1 on. */
    int number;

    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable String customerId;

    @Nullable String channel;

    @Nullable String carrier;

    @Nullable String trackingNumber;

    @Nullable String label;

    @Nullable String lines;

    @Nullable String address;

    @Nullable Long weightGrams;

    /** Because of what its carrier is asked: to book it while PENDING, to cancel that while CANCEL_DUE. */
    @Nullable String orderedBy;

    @Nullable String packedBy;

    /** Names of carriers, as a JSON array; null if there are none. */
    @Nullable String refusedBy;

    static ShipmentEntity of(OrderId orderId, int number, Shipment shipment) {
        ShipmentEntity entity = new ShipmentEntity();
        entity.orderId = orderId.value();
        entity.number = number;
        if (shipment instanceof Shipment.Known known) {
            entity.lines = ParcelJson.write(known.terms().lines());
            entity.weightGrams = Parcel.weightGrams(known.terms().lines());
            entity.take(known.terms().owner());
        }
        entity.take(shipment);
        return entity;
    }

    private void take(@Nullable Owner owner) {
        customerId = owner == null ? null : owner.customerId();
        channel = owner == null ? null : owner.channel();
    }

    private void take(Shipment shipment) {
        switch (shipment) {
            case Shipment.Unknown() -> throw new IllegalArgumentException("nothing is known of this shipment");
            case Shipment.Expected(ShipmentId id, Cause packed) -> {
                status = Status.EXPECTED;
                shipmentId = id.value();
                packedBy = CauseJson.write(packed);
            }
            case Shipment.Pending(
                    Terms terms,
                    Parcel parcel,
                    String chosen,
                    var refusals,
                    Cause cause,
                    Cause packed) -> {
                status = Status.PENDING;
                shipmentId = terms.shipmentId().value();
                carrier = chosen;
                refusedBy = refusals.isEmpty() ? null : ParcelJson.write(refusals);
                address = ParcelJson.write(parcel.destination());
                orderedBy = CauseJson.write(cause);
                packedBy = packed == null ? null : CauseJson.write(packed);
            }
            case Shipment.Prepared(Terms terms, Booking booking) -> take(Status.PREPARED, terms, booking);
            case Shipment.HandedOver(Terms terms, Booking booking) -> take(Status.HANDED_OVER, terms, booking);
            case Shipment.CancelDue(Terms terms, String asked, String number, Cause cause) -> {
                take(Status.CANCEL_DUE, terms, asked, number);
                orderedBy = CauseJson.write(cause);
            }
            case Shipment.Cancelled(Terms terms, String asked, String number) ->
                take(Status.CANCELLED, terms, asked, number);
            case Shipment.Forestalled(ShipmentId id) -> {
                status = Status.CANCELLED;
                shipmentId = id.value();
            }
        }
    }

    private void take(Status reached, Terms terms, Booking booking) {
        take(reached, terms, booking.carrier(), booking.label().trackingNumber());
        label = booking.label().text();
    }

    private void take(Status reached, Terms terms, @Nullable String asked, @Nullable String number) {
        status = reached;
        shipmentId = terms.shipmentId().value();
        carrier = asked;
        trackingNumber = number;
    }

    Shipment toShipment() {
        return switch (status) {
            case EXPECTED -> new Shipment.Expected(new ShipmentId(shipmentId), cause(packedBy));
            case PENDING ->
                new Shipment.Pending(
                        terms(),
                        new Parcel(terms().lines(), ParcelJson.address(present(address))),
                        carrier,
                        refusedBy == null ? List.of() : ParcelJson.carriers(refusedBy),
                        cause(orderedBy),
                        packedBy == null ? null : cause(packedBy));
            case PREPARED -> new Shipment.Prepared(terms(), booking());
            case HANDED_OVER -> new Shipment.HandedOver(terms(), booking());
            case CANCEL_DUE -> new Shipment.CancelDue(terms(), present(carrier), trackingNumber, cause(orderedBy));
            case CANCELLED ->
                lines == null
                        ? new Shipment.Forestalled(new ShipmentId(shipmentId))
                        : new Shipment.Cancelled(terms(), carrier, trackingNumber);
        };
    }

    private Terms terms() {
        return new Terms(
                new OrderId(orderId),
                new ShipmentId(shipmentId),
                ParcelJson.lines(present(lines)),
                Owner.of(customerId, channel));
    }

    private Booking booking() {
        return new Booking(present(carrier), new Label(present(trackingNumber), present(label)));
    }

    private static Cause cause(@Nullable String document) {
        return CauseJson.read(present(document));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a shipment lacks what its status needs");
    }
}
