package io.orderflow.shipping.application;

import io.orderflow.shipping.domain.Shipment.Booking;

/** What came of asking a carrier. */
sealed interface BookingResult {

    DueBooking due();

    /** The carrier has booked the parcel. */
    record Booked(DueBooking due, Booking booking) implements BookingResult {}

    /** Nobody knows what the carrier has done, or there is none. */
    record Unclear(DueBooking due) implements BookingResult {}
}
