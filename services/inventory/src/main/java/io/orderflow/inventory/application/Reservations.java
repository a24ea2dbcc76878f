package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.inventory.domain.Reservation;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;

/** The reservations by their orders. */
public interface Reservations {

    /** Loads those of the reservations that are known, and locks them until the transaction ends. */
    Uni<Map<OrderId, Reservation>> lock(Collection<OrderId> orderIds);

    /** Stores reservations that were not known; fails when another transaction was faster. */
    Uni<Void> add(Map<OrderId, Reservation> reservations);

    /** Stores reservations that are locked. */
    Uni<Void> update(Map<OrderId, Reservation> reservations);
}
