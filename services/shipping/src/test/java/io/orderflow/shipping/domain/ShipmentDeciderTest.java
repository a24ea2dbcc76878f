package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShipmentDeciderTest {

    @Test
    void isToBeBookedWithTheChosenCarrierWhenTheOrderIsProcessed() {
        assertThat(aPendingShipment())
                .isEqualTo(new Shipment.Pending(
                        TERMS, new Parcel(TWO_LAMPS, addressIn("US")), "parcel-post", List.of(), ORDER, null));
    }

    @Test
    void canBePackedWhenItIsBooked() {
        var accepted = accepted(booked(aPendingShipment(), BOOKING));

        assertThat(accepted.state()).isEqualTo(new Shipment.Prepared(TERMS, BOOKING));
        assertThat(accepted.events()).containsExactly(shipmentPrepared());
    }

    @Test
    void isHandedOverWhenItIsPacked() {
        var accepted = accepted(decide(aPreparedShipment(), shipmentProcessed()));

        assertThat(accepted.state()).isEqualTo(new Shipment.HandedOver(TERMS, BOOKING));
        assertThat(accepted.events()).containsExactly(orderFulfilled());
    }

    @Test
    void tellsThePackerWhatToWriteAndNobodyElse() {
        Shipment pending = after(new Shipment.Unknown(), orderProcessed(ORDER_ID, "US", A_GIFT));
        var prepared = accepted(booked(pending, BOOKING));

        assertThat(((Shipment.Pending) pending).parcel().lines()).isEqualTo(TWO_LAMPS);
        assertThat(prepared.events()).extracting("lines").containsExactly(A_GIFT);
        assertThat(after(prepared.state(), shipmentProcessed())).isEqualTo(new Shipment.HandedOver(TERMS, BOOKING));
    }

    @Test
    void isBookedOnceHoweverOftenTheOrderIsProcessed() {
        assertThat(decide(aPreparedShipment(), orderProcessed())).isEqualTo(Decision.ignore());
        assertThat(booked(aPreparedShipment(), BOOKING)).isEqualTo(Decision.ignore());
    }

    @Test
    void isHandedOverAtOnceWhenItWasPackedBeforeItWasBooked() {
        Shipment packed = after(aPendingShipment(), shipmentProcessed());
        var accepted = accepted(booked(packed, BOOKING));

        assertThat(accepted.state()).isEqualTo(new Shipment.HandedOver(TERMS, BOOKING));
        assertThat(accepted.events()).containsExactly(shipmentPrepared(), orderFulfilled());
    }

    @Test
    void keepsTheIdUnderWhichItWasPackedWhenTheOrderComesLater() {
        Shipment expected = after(new Shipment.Unknown(), shipmentProcessed(ORDER_ID, ANOTHER_SHIPMENT_ID));

        assertThat(after(expected, orderProcessed())).isInstanceOfSatisfying(Shipment.Pending.class, pending -> {
            assertThat(pending.shipmentId()).isEqualTo(ANOTHER_SHIPMENT_ID);
            assertThat(pending.packed()).isEqualTo(PACKING);
        });
    }

    @Test
    void knowsNothingOfAnotherShipmentOfItsOrder() {
        assertThat(decide(aPreparedShipment(), shipmentProcessed(ORDER_ID, ANOTHER_SHIPMENT_ID)))
                .isInstanceOf(Decision.Rejected.class);
    }

    @Test
    void asksTheChosenCarrierUntilItHasAnswered() {
        Effect.Call call = new Effect.Call(
                new BookingCall(TERMS, new Parcel(TWO_LAMPS, addressIn("US")), "parcel-post", List.of(), false, ORDER));

        assertThat(accepted(decide(new Shipment.Unknown(), orderProcessed())).effects())
                .containsExactly(call);
        assertThat(accepted(booked(aPendingShipment(), BOOKING)).effects())
                .containsExactly(
                        new Effect.Publish(shipmentPrepared(), ORDER),
                        new Effect.Forget(call.call().id()));
    }

    @Test
    void namesTheCauseOfEachEvent() {
        Shipment packed = after(aPendingShipment(), shipmentProcessed());

        assertThat(accepted(booked(packed, BOOKING)).effects())
                .startsWith(
                        new Effect.Publish(shipmentPrepared(), ORDER), new Effect.Publish(orderFulfilled(), PACKING));
    }
}
