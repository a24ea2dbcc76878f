package io.orderflow.shipping.domain;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Terms;

/** A booking that is to be cancelled, if there is one. */
public record CancellationCall(Terms terms, String carrier, Cause cause) implements CarrierCall {

    /** The one that a shipment waits for. */
    static CancellationCall of(CancelDue due) {
        return new CancellationCall(due.terms(), due.carrier(), due.cause());
    }
}
