package io.orderflow.inventory.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.inventory.domain.Reservation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code reservations}. */
@Entity
@Table(name = "reservations")
class ReservationEntity {

    enum Status {
        RESERVED,
        REJECTED,
        /** With no lines, rather than without any, if the order ended before it was known. */
        RELEASED,
        PACKED
    }

    @Id
    UUID orderId;

    @Enumerated(EnumType.STRING)
    Status status;

    @Nullable String lines;

    /** From the columns in the order in which they are declared. */
    static ReservationEntity of(@Nullable Object[] columns) {
        ReservationEntity entity = new ReservationEntity();
        entity.orderId = (UUID) columns[0];
        entity.status = Status.valueOf((String) columns[1]);
        entity.lines = (String) columns[2];
        return entity;
    }

    static ReservationEntity of(OrderId orderId, Reservation reservation) {
        ReservationEntity entity = new ReservationEntity();
        entity.orderId = orderId.value();
        entity.status = switch (reservation) {
            case Reservation.Reserved _ -> Status.RESERVED;
            case Reservation.Rejected() -> Status.REJECTED;
            case Reservation.Released(), Reservation.Forestalled() -> Status.RELEASED;
            case Reservation.Packed() -> Status.PACKED;
            case Reservation.None() -> throw new IllegalArgumentException("there is nothing to store");
        };
        entity.lines = switch (reservation) {
            case Reservation.Reserved(var lines) -> LinesJson.write(lines);
            case Reservation.Forestalled() -> LinesJson.write(List.of());
            case Reservation.None(), Reservation.Rejected(), Reservation.Released(), Reservation.Packed() -> null;
        };
        return entity;
    }

    Reservation toReservation() {
        return switch (status) {
            case RESERVED -> new Reservation.Reserved(LinesJson.read(Objects.requireNonNull(lines)));
            case REJECTED -> new Reservation.Rejected();
            case RELEASED -> lines == null ? new Reservation.Released() : new Reservation.Forestalled();
            case PACKED -> new Reservation.Packed();
        };
    }
}
