package io.orderflow.simulation;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.shipping.domain.BookingCall;
import io.orderflow.shipping.domain.CancellationCall;
import io.orderflow.shipping.domain.CarrierCall;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.ShipmentCommand;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Two carriers, which know a parcel that they are told of again. What is too heavy they refuse, the second less often. */
final class Carrier {

    private static final List<String> NAMES = List.of("first", "second");

    /** By name, what is too heavy for it. */
    private static final Map<String, Long> TOO_HEAVY_GRAMS = Map.of("first", 200L, "second", 300L);

    private final Set<Booked> bookings = new HashSet<>();

    private record Booked(String carrier, ShipmentId shipmentId) {}

    /** As shipping chooses. */
    static Optional<String> choose(Parcel parcel, Collection<String> refusedBy) {
        return NAMES.stream().filter(name -> !refusedBy.contains(name)).findFirst();
    }

    ShipmentCommand ask(CarrierCall call) {
        return switch (call) {
            case BookingCall booking -> book(booking);
            case CancellationCall cancellation -> {
                (cancellation.everywhere() ? NAMES : List.of(cancellation.carrier()))
                        .forEach(name -> bookings.remove(
                                new Booked(name, cancellation.terms().shipmentId())));
                yield new ShipmentCommand.BookingCancelled(cancellation.terms().orderId(), cancellation.carrier());
            }
        };
    }

    private ShipmentCommand book(BookingCall call) {
        OrderId orderId = call.terms().orderId();
        if (call.carrier() == null) {
            return new ShipmentCommand.Unbookable(orderId);
        }
        ShipmentId shipmentId = call.terms().shipmentId();
        String name = Objects.requireNonNull(call.carrier());
        if (call.parcel().weightGrams() >= TOO_HEAVY_GRAMS.get(name)) {
            return new ShipmentCommand.Refused(orderId, name, new Code("TOO_HEAVY"));
        }
        bookings.add(new Booked(name, shipmentId));
        return new ShipmentCommand.Booked(orderId, new Booking(name, new Label(name + "-" + shipmentId, "label")));
    }

    /** How many of them come for a parcel. */
    long bookings(ShipmentId shipmentId) {
        return bookings.stream()
                .filter(booked -> booked.shipmentId().equals(shipmentId))
                .count();
    }
}
