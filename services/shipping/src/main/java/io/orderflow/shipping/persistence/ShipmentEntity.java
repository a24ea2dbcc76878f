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
        HANDED_OVER
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

    @Nullable String orderedBy;

    @Nullable String packedBy;

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
            case Shipment.Pending(Terms terms, Parcel parcel, String chosen, Cause cause, Cause packed) -> {
                status = Status.PENDING;
                shipmentId = terms.shipmentId().value();
                carrier = chosen;
                address = ParcelJson.write(parcel.destination());
                orderedBy = CauseJson.write(cause);
                packedBy = packed == null ? null : CauseJson.write(packed);
            }
            case Shipment.Prepared(Terms terms, Booking booking) -> take(Status.PREPARED, terms, booking);
            case Shipment.HandedOver(Terms terms, Booking booking) -> take(Status.HANDED_OVER, terms, booking);
        }
    }

    private void take(Status reached, Terms terms, Booking booking) {
        status = reached;
        shipmentId = terms.shipmentId().value();
        carrier = booking.carrier();
        trackingNumber = booking.label().trackingNumber();
        label = booking.label().text();
    }

    Shipment toShipment() {
        return switch (status) {
            case EXPECTED -> new Shipment.Expected(new ShipmentId(shipmentId), cause(packedBy));
            case PENDING ->
                new Shipment.Pending(
                        terms(),
                        new Parcel(terms().lines(), ParcelJson.address(present(address))),
                        carrier,
                        cause(orderedBy),
                        packedBy == null ? null : cause(packedBy));
            case PREPARED -> new Shipment.Prepared(terms(), booking());
            case HANDED_OVER -> new Shipment.HandedOver(terms(), booking());
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
