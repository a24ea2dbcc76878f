package io.orderflow.inventory.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.runtime.transaction.States;

/** The reservations by their orders. */
public interface Reservations extends States<OrderId, Reservation> {}
