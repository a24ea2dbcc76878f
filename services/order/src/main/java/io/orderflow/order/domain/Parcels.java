package io.orderflow.order.domain;

import io.orderflow.events.value.Uuids;
import io.orderflow.order.domain.Parcel.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What has been asked of shipping, and what has become of it. */
public sealed interface Parcels {

    /** Nothing has been asked. */
    record None() implements Parcels {}

    /**
     * Shipping has been asked: it was said, or follows from what others did because of it.
     *
     * @param parcels those that are known, in the order of their ids
     */
    record Asked(List<Parcel> parcels) implements Parcels {

        private static final Comparator<Parcel> BY_ID = (one, other) ->
                Uuids.compare(one.shipmentId().value(), other.shipmentId().value());

        public Asked {
            parcels = parcels.stream().sorted(BY_ID).toList();
        }
    }

    default boolean areAsked() {
        return this instanceof Asked;
    }

    /** Whether one of them has got so far. */
    default boolean haveOneAtLeast(Stage stage) {
        return all().stream().anyMatch(parcel -> parcel.isAtLeast(stage));
    }

    /** Those of which the carrier is known. */
    default List<Shipment> shipments() {
        return all().stream().map(Parcel::shipment).filter(Objects::nonNull).toList();
    }

    /** With what is known of a parcel besides. */
    default Parcels with(Parcel parcel) {
        List<Parcel> known = new ArrayList<>();
        Parcel merged = parcel;
        for (Parcel other : all()) {
            if (other.shipmentId().equals(parcel.shipmentId())) {
                merged = other.and(parcel);
            } else {
                known.add(other);
            }
        }
        known.add(merged);
        return new Asked(known);
    }

    /** Those that are known. */
    default List<Parcel> all() {
        return switch (this) {
            case None() -> List.of();
            case Asked(List<Parcel> parcels) -> parcels;
        };
    }
}
