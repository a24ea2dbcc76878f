package io.orderflow.shipping.application;

import io.orderflow.shipping.domain.Shipment.Booking;

/** The carrier has booked a parcel. */
record BookingResult(DueBooking due, Booking booking) {}
