package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.ShipmentCancelled;
import io.orderflow.events.value.Code;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.shipping.domain.Shipment.Booking;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShipmentCancellationTest {

    private static final List<OrderEvent> CANCELLATIONS = List.of(shipmentCancelled(), orderCancelled());
    private static final Effect FORGET = new Effect.Forget(CarrierCall.nameOf(ORDER_ID));

    @Test
    void tellsTheCarrierOfAParcelThatIsBooked() {
        for (OrderEvent cancelled : CANCELLATIONS) {
            assertThat(decide(aPreparedShipment(), cancelled))
                    .isEqualTo(Decision.accept(
                            aShipmentWhoseCarrierHasBookedIt(),
                            new Effect.Call(new CancellationCall(TERMS, "parcel-post", false, CANCELLATION))));
        }
    }

    @Test
    void leavesABookingThatIsUnderWayToItsEndAndCancelsItThen() {
        for (OrderEvent cancelled : CANCELLATIONS) {
            assertThat(decide(aPendingShipment(), cancelled))
                    .isEqualTo(Decision.accept(aShipmentWhoseCarrierMayHaveBookedIt()));
        }
        assertThat(CarrierCall.of(aShipmentWhoseCarrierMayHaveBookedIt()))
                .contains(new CancellationCall(TERMS, "parcel-post", true, CANCELLATION));
    }

    @Test
    void neverPreparesWhatIsBookedAfterwardsButCancelsIt() {
        assertThat(booked(aShipmentWhoseCarrierMayHaveBookedIt(), BOOKING))
                .isEqualTo(Decision.accept(
                        new Shipment.CancelDue(TERMS, "parcel-post", "PA1", ORDER),
                        new Effect.Call(new CancellationCall(TERMS, "parcel-post", false, ORDER))));
        assertThat(booked(aCancelledShipment(), BOOKING))
                .isEqualTo(booked(aShipmentWhoseCarrierMayHaveBookedIt(), BOOKING));
    }

    @Test
    void isAtRestOnceTheCarrierKnows() {
        assertThat(bookingCancelled(aShipmentWhoseCarrierHasBookedIt()))
                .isEqualTo(Decision.accept(aCancelledShipment(), FORGET));
        assertThat(bookingCancelled(aCancelledShipment())).isEqualTo(Decision.ignore());
    }

    @Test
    void forgetsWhatWasToBeWrittenOnTheCards() {
        Shipment.Terms terms = new Shipment.Terms(ORDER_ID, SHIPMENT_ID, A_GIFT, OWNER);

        assertThat(List.of(
                        new Shipment.CancelDue(terms, "parcel-post", null, CANCELLATION),
                        new Shipment.Cancelled(terms, null, null)))
                .allSatisfy(shipment -> assertThat(shipment.terms().lines())
                        .allMatch(line -> line.giftMessages().isEmpty()));
    }

    @Test
    void waitsForTheCarrierThatHasBookedIt() {
        Shipment another = new Shipment.CancelDue(TERMS, "express", null, CANCELLATION);

        assertThat(bookingCancelled(another)).isEqualTo(Decision.ignore());
    }

    @Test
    void beginsNothingForAnOrderThatIsKnownToBeCancelled() {
        for (OrderEvent cancelled : CANCELLATIONS) {
            assertThat(decide(new Shipment.Unknown(), cancelled)).isEqualTo(Decision.accept(aForestalledShipment()));
        }
        assertThat(decide(aForestalledShipment(), shipmentProcessed()))
                .isEqualTo(Decision.reject("the shipment is cancelled"));
        assertThat(booked(aForestalledShipment(), BOOKING)).isEqualTo(Decision.ignore());
    }

    /** A restored database may hear of the cancellation first, and have forgotten that it had booked the parcel. */
    @Test
    void tellsTheCarriersOfWhatWasCancelledBeforeItWasKnown() {
        Shipment.CancelDue due = new Shipment.CancelDue(TERMS, "parcel-post", null, ORDER);

        assertThat(decide(aForestalledShipment(), orderProcessed()))
                .isEqualTo(
                        Decision.accept(due, new Effect.Call(new CancellationCall(TERMS, "parcel-post", true, ORDER))));
    }

    @Test
    void isCancelledOnceHoweverOftenItIsHeard() {
        for (OrderEvent cancelled : CANCELLATIONS) {
            for (Shipment shipment :
                    List.of(aShipmentWhoseCarrierMayHaveBookedIt(), aCancelledShipment(), aForestalledShipment())) {
                assertThat(decide(shipment, cancelled)).isEqualTo(Decision.ignore());
            }
        }
    }

    @Test
    void sendsWhatIsPacked() {
        Shipment handedOver = after(aPreparedShipment(), shipmentProcessed());
        Shipment expected = after(new Shipment.Unknown(), shipmentProcessed());
        Shipment packedEarly = after(aPendingShipment(), shipmentProcessed());

        for (OrderEvent cancelled : CANCELLATIONS) {
            for (Shipment packed : List.of(handedOver, expected, packedEarly)) {
                assertThat(decide(packed, cancelled)).isEqualTo(Decision.reject("the parcel is packed already"));
            }
        }
    }

    @Test
    void handsOverNothingThatIsCancelled() {
        for (Shipment shipment : List.of(aShipmentWhoseCarrierHasBookedIt(), aCancelledShipment())) {
            assertThat(decide(shipment, shipmentProcessed())).isEqualTo(Decision.reject("the shipment is cancelled"));
            assertThat(decide(shipment, orderProcessed())).isEqualTo(Decision.ignore());
        }
    }

    @Test
    void knowsNothingOfAnotherShipmentOfItsOrder() {
        assertThat(decide(
                        aPreparedShipment(),
                        new ShipmentCancelled(ORDER_ID, ANOTHER_SHIPMENT_ID, new Code("WHATEVER"))))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void hasNobodyToTellWhereNoCarrierWasFound() {
        Shipment.Pending pending = (Shipment.Pending) aPendingShipment();
        Shipment unbooked = new Shipment.Pending(TERMS, pending.parcel(), null, List.of(), ORDER, null);

        assertThat(decide(unbooked, orderCancelled()))
                .isEqualTo(Decision.accept(new Shipment.Cancelled(TERMS, null, null), FORGET));
    }

    @Test
    void keepsWhoHadBookedItUnderWhichNumber() {
        Booking byExpress = new Booking("express", new Label("EX1", "^XA^XZ"));
        Shipment late = accepted(booked(aCancelledShipment(), byExpress)).state();

        assertThat(late).isEqualTo(new Shipment.CancelDue(TERMS, "express", "EX1", ORDER));
    }
}
