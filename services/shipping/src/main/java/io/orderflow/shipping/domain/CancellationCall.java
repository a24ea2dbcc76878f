package io.orderflow.shipping.domain;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Terms;

/**
 * A booking that is to be cancelled, if there is one.
 *
 * @param carrier who has booked it, or was to be asked first
 * @param everywhere whether nobody knows that it is this one who has booked it: a database that was restored may have
 *     forgotten who has refused a parcel, and who was asked then
 */
public record CancellationCall(Terms terms, String carrier, boolean everywhere, Cause cause) implements CarrierCall {

    /** The one that a shipment waits for. */
    static CancellationCall of(CancelDue due) {
        return new CancellationCall(due.terms(), due.carrier(), due.trackingNumber() == null, due.cause());
    }
}
