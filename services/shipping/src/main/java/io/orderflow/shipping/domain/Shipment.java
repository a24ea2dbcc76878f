package io.orderflow.shipping.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.value.ParcelLine;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.decision.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the shipment of an order. */
public sealed interface Shipment {

    /** A shipment that has its id. */
    sealed interface Named extends Shipment {
        ShipmentId shipmentId();
    }

    /** A shipment whose content is known. */
    sealed interface Known extends Named {

        Terms terms();

        @Override
        default ShipmentId shipmentId() {
            return terms().shipmentId();
        }
    }

    /**
     * What a shipment is about, from the processed order to the end.
     *
     * @param owner whose order it is; null if nobody told
     */
    record Terms(
            OrderId orderId,
            ShipmentId shipmentId,
            List<ParcelLine> lines,
            @Nullable Owner owner) {

        public Terms {
            lines = List.copyOf(lines);
        }

        private Terms anonymized(String pseudonym) {
            return owner == null ? this : new Terms(orderId, shipmentId, lines, owner.anonymized(pseudonym));
        }

        private Terms withoutGiftMessages() {
            return new Terms(orderId, shipmentId, ParcelLine.withoutGiftMessages(lines), owner);
        }
    }

    /** With whom the parcel is booked. */
    record Booking(String carrier, Label label) {}

    /** Nothing. */
    record Unknown() implements Shipment {}

    /** The parcel is packed, but the processed order, which is late, has not come yet. */
    record Expected(ShipmentId shipmentId, Cause packed) implements Named {}

    /**
     * The parcel is to be booked with a carrier.
     *
     * @param carrier the one to be booked; absent if none accepted the parcel, which waits nevertheless
     * @param refusedBy those that were asked before and have refused, in this order
     * @param packed present if the parcel is packed already: it is handed over at once
     */
    record Pending(
            Terms terms,
            Parcel parcel,
            @Nullable String carrier,
            List<String> refusedBy,
            Cause cause,
            @Nullable Cause packed)
            implements Known {

        public Pending {
            refusedBy = List.copyOf(refusedBy);
        }
    }

    /** The parcel is booked and can be packed. */
    record Prepared(Terms terms, Booking booking) implements Known {}

    /**
     * The parcel is with its carrier, the label on it and the cards in it: here they are forgotten, for they say who gets
     * it, and where.
     */
    record HandedOver(Terms terms, Booking booking) implements Known {

        public HandedOver {
            terms = terms.withoutGiftMessages();
            booking = new Booking(booking.carrier(), booking.label().forgotten());
        }
    }

    /**
     * The parcel is not to be sent, and its carrier is to be told so, for it has been asked to book it.
     *
     * @param trackingNumber the carrier's number, if it has answered
     * @param cause because of what the parcel is not to be sent
     */
    record CancelDue(Terms terms, String carrier, @Nullable String trackingNumber, Cause cause) implements Known {

        public CancelDue {
            terms = terms.withoutGiftMessages();
        }
    }

    /**
     * The parcel is not sent, and nobody waits for it.
     *
     * @param carrier who had been asked to book it, if somebody had
     * @param trackingNumber the carrier's number, if it had answered
     */
    record Cancelled(
            Terms terms, @Nullable String carrier, @Nullable String trackingNumber) implements Known {

        public Cancelled {
            terms = terms.withoutGiftMessages();
        }
    }

    /** It was cancelled before anything else was heard of it: nothing is to be sent later. */
    record Forestalled(ShipmentId shipmentId) implements Named {}

    /** The same, of somebody whom only a pseudonym names; a parcel that is not handed over keeps its address. */
    default Shipment anonymized(String pseudonym) {
        return switch (this) {
            case Unknown _, Expected _, Forestalled _ -> this;
            case Pending(Terms terms, var parcel, String carrier, var refusedBy, Cause cause, Cause packed) ->
                new Pending(terms.anonymized(pseudonym), parcel, carrier, refusedBy, cause, packed);
            case Prepared(Terms terms, Booking booking) -> new Prepared(terms.anonymized(pseudonym), booking);
            case HandedOver(Terms terms, Booking booking) -> new HandedOver(terms.anonymized(pseudonym), booking);
            case CancelDue(Terms terms, String carrier, String trackingNumber, Cause cause) ->
                new CancelDue(terms.anonymized(pseudonym), carrier, trackingNumber, cause);
            case Cancelled(Terms terms, String carrier, String trackingNumber) ->
                new Cancelled(terms.anonymized(pseudonym), carrier, trackingNumber);
        };
    }
}
