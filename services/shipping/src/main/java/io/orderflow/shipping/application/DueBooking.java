package io.orderflow.shipping.application;

import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment.Terms;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that is to be booked now.
 *
 * @param carrier the one that was chosen, if one accepted the parcel
 * @param attempt how often it has been tried, this time included
 */
public record DueBooking(
        Terms terms, Parcel parcel, @Nullable String carrier, int attempt) {}
