package io.orderflow.shipping.application;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.work.HopelessCallException;
import io.orderflow.shipping.domain.CarrierRule;
import io.orderflow.shipping.domain.Label;
import io.orderflow.shipping.domain.Parcel;
import io.smallrye.mutiny.Uni;

/** Who carries parcels. Each bean of this type is one, and each entry of {@code orderflow.shipping.carriers}. */
public interface Carrier {

    /** Under this name it is stored and told to the world: 1 to 100 characters, unlike any other carrier's. */
    String name();

    /** What it carries, and for how much. */
    CarrierRule rule();

    /**
     * Books a parcel. The shipment id is the idempotency key: a booking that is repeated with it has the effect and the
     * answer of the first, for as long as the stream keeps events, a week: so late may it come after a restore. A
     * failure says nothing about what has happened: the booking is repeated until there is an answer. What fails until
     * somebody changes something, such as a contract or a password, fails with a {@link HopelessCallException}: that is
     * repeated after long pauses. A parcel that the carrier does not take, whoever changes what, is refused. A booking that
     * takes longer than {@code orderflow.work.timeout} is cancelled, and a cancelled one has to end: it closes what it waits
     * for.
     */
    Uni<Answer> book(ShipmentId shipmentId, Parcel parcel);

    /** What a carrier says of a parcel. */
    sealed interface Answer {

        /** It is booked. */
        record Taken(Label label) implements Answer {}

        /**
         * It is not, and never will be: the next carrier is asked.
         *
         * @param reason a word for machines
         */
        record Refused(Code reason) implements Answer {}
    }

    /**
     * Cancels what was booked under this id: nobody comes for the parcel, and nothing is to be paid for it. Harmless where
     * nothing was booked, or what was is cancelled already, for it may be that nobody knows. A failure says nothing about
     * what has happened, and it is repeated until it succeeds; otherwise as with {@link #book}.
     */
    Uni<Void> cancel(ShipmentId shipmentId);
}
