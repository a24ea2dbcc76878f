package io.orderflow.shipping.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.shipping.domain.Shipment.Booking;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Cancelled;
import io.orderflow.shipping.domain.Shipment.Expected;
import io.orderflow.shipping.domain.Shipment.Forestalled;
import io.orderflow.shipping.domain.Shipment.HandedOver;
import io.orderflow.shipping.domain.Shipment.Named;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Prepared;
import io.orderflow.shipping.domain.Shipment.Terms;
import io.orderflow.shipping.domain.Shipment.Unknown;

/**
 * A shipment that is not to be: what is booked is cancelled with its carrier, and nothing begins any more. Whether a parcel
 * is packed or cancelled the warehouse has decided; here it is only heard.
 */
final class ShipmentCancellation {

    private ShipmentCancellation() {}

    /** The whole order is cancelled, and with it the shipment, whichever it is. */
    static Decision<Shipment> ofOrder(Shipment shipment, OrderId orderId, Cause cause) {
        return of(shipment, shipment instanceof Named named ? named.shipmentId() : ShipmentId.of(orderId), cause);
    }

    /**
     * The shipment of this id is cancelled. A booking that is under way is left to its end, so that it cannot reach the
     * carrier after its cancellation: the call that is due stays, and is the cancellation when it is made the next time.
     */
    static Decision<Shipment> of(Shipment shipment, ShipmentId cancelled, Cause cause) {
        if (shipment instanceof Named named && !named.shipmentId().equals(cancelled)) {
            return Decision.reject("the order has the shipment " + named.shipmentId());
        }
        return switch (shipment) {
            case Unknown() -> Decision.accept(new Forestalled(cancelled));
            case Pending pending -> pending(pending, cause);
            case Prepared(Terms terms, Booking booking) -> tellCarrier(terms, booking, cause);
            case Expected _, HandedOver _ -> alreadyPacked();
            case CancelDue _, Cancelled _, Forestalled _ -> Decision.ignore();
        };
    }

    private static Decision<Shipment> pending(Pending shipment, Cause cause) {
        if (shipment.packed() != null) {
            return alreadyPacked();
        }
        String carrier = shipment.carrier();
        return carrier == null
                ? atRest(new Cancelled(shipment.terms(), null, null))
                : Decision.accept(new CancelDue(shipment.terms(), carrier, null, cause));
    }

    /** A carrier has booked a parcel, which it is not to carry, or not any more. */
    static Decision<Shipment> tellCarrier(Terms terms, Booking booking, Cause cause) {
        CancelDue due = new CancelDue(terms, booking.carrier(), booking.label().trackingNumber(), cause);
        return Decision.accept(due, new Effect.Call(CancellationCall.of(due)));
    }

    /** A carrier has no booking of the shipment, or none any more. */
    static Decision<Shipment> told(Shipment shipment, String carrier) {
        return shipment instanceof CancelDue(Terms terms, String due, String trackingNumber, var _)
                        && due.equals(carrier)
                ? atRest(new Cancelled(terms, carrier, trackingNumber))
                : Decision.ignore();
    }

    /** A carrier has no booking, and will have none; another may have one, of which nobody knows any more. */
    static Decision<Shipment> refused(CancelDue due, String carrier) {
        return due.trackingNumber() == null && due.carrier().equals(carrier)
                ? Decision.accept(due, new Effect.Call(CancellationCall.of(due)))
                : Decision.ignore();
    }

    private static Decision<Shipment> atRest(Cancelled shipment) {
        return Decision.accept(
                shipment, new Effect.Forget(CarrierCall.nameOf(shipment.terms().orderId())));
    }

    private static Decision<Shipment> alreadyPacked() {
        return Decision.reject("the parcel is packed already");
    }
}
