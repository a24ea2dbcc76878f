package io.orderflow.shipping.domain;

import io.orderflow.events.CarrierBookingFailed;
import io.orderflow.events.value.Code;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.shipping.domain.Shipment.CancelDue;
import io.orderflow.shipping.domain.Shipment.Cancelled;
import io.orderflow.shipping.domain.Shipment.Expected;
import io.orderflow.shipping.domain.Shipment.Forestalled;
import io.orderflow.shipping.domain.Shipment.HandedOver;
import io.orderflow.shipping.domain.Shipment.Pending;
import io.orderflow.shipping.domain.Shipment.Prepared;
import io.orderflow.shipping.domain.Shipment.Terms;
import io.orderflow.shipping.domain.Shipment.Unknown;
import io.orderflow.shipping.domain.ShipmentDecider.CarrierChoice;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for who carries a parcel, one carrier after the other, until one takes it. If none is left the world is told, and
 * that is the end of it; but a parcel that is packed, as a database that was restored may hear of it, had a carrier and
 * waits for one.
 */
final class CarrierSearch {

    /** Why nobody takes a parcel that nobody was asked to take. */
    private static final Code NO_CARRIER = new Code("NO_CARRIER");

    private final CarrierChoice choice;

    CarrierSearch(CarrierChoice choice) {
        this.choice = choice;
    }

    /** Asks the first, if there is one. */
    Decision<Shipment> begin(Terms terms, Parcel parcel, Cause cause, @Nullable Cause packed) {
        Optional<String> carrier = choice.carrierFor(parcel, List.of());
        return carrier.isEmpty() && packed == null
                ? Decision.accept(failed(terms), told(terms, List.of(), NO_CARRIER, cause))
                : asked(new Pending(terms, parcel, carrier.orElse(null), List.of(), cause, packed));
    }

    /**
     * Asks nobody, for the parcel is cancelled already; but whoever was asked before the database was restored has booked it,
     * and is told.
     */
    Decision<Shipment> callOff(Terms terms, Parcel parcel, Cause cause) {
        return choice.carrierFor(parcel, List.of())
                .map(carrier -> new CancelDue(terms, carrier, null, cause))
                .map(due -> Decision.<Shipment>accept(due, new Effect.Call(CancellationCall.of(due))))
                .orElseGet(() -> Decision.accept(failed(terms)));
    }

    /** Asks the next, now that one does not take the parcel. */
    Decision<Shipment> refused(Shipment shipment, String carrier, Code reason) {
        return switch (shipment) {
            case Pending pending ->
                pending.refusedBy().contains(carrier) ? Decision.ignore() : next(pending, carrier, reason);
            case CancelDue due -> ShipmentCancellation.refused(due, carrier);
            case Unknown _, Expected _, Prepared _, HandedOver _, Cancelled _, Forestalled _ -> Decision.ignore();
        };
    }

    private Decision<Shipment> next(Pending shipment, String carrier, Code reason) {
        List<String> refusedBy =
                Stream.concat(shipment.refusedBy().stream(), Stream.of(carrier)).toList();
        return choice.carrierFor(shipment.parcel(), refusedBy)
                .map(next -> asked(new Pending(
                        shipment.terms(), shipment.parcel(), next, refusedBy, shipment.cause(), shipment.packed())))
                .orElseGet(() -> nobodyTakes(shipment, refusedBy, reason));
    }

    /** There is nobody to ask, or nobody any more: the one who was chosen is gone. */
    static Decision<Shipment> nobodyLeft(Shipment shipment) {
        return shipment instanceof Pending pending
                ? nobodyTakes(pending, pending.refusedBy(), NO_CARRIER)
                : Decision.ignore();
    }

    private static Decision<Shipment> nobodyTakes(Pending shipment, List<String> refusedBy, Code reason) {
        Terms terms = shipment.terms();
        return shipment.packed() == null
                ? Decision.accept(
                        failed(terms),
                        told(terms, refusedBy, reason, shipment.cause()),
                        new Effect.Forget(CarrierCall.nameOf(terms.orderId())))
                : Decision.reject("the parcel is packed, and no carrier takes it");
    }

    private static Decision<Shipment> asked(Pending shipment) {
        return Decision.accept(shipment, new Effect.Call(BookingCall.of(shipment)));
    }

    private static Shipment failed(Terms terms) {
        return new Cancelled(terms, null, null);
    }

    private static Effect told(Terms terms, List<String> refusedBy, Code reason, Cause cause) {
        List<String> carriers =
                refusedBy.stream().limit(CarrierBookingFailed.MOST_CARRIERS).toList();
        return new Effect.Publish(
                new CarrierBookingFailed(terms.orderId(), terms.shipmentId(), carriers, reason), cause);
    }
}
