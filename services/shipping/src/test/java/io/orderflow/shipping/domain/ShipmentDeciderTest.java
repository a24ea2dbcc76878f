package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.runtime.decision.Decision;
import io.orderflow.shipping.domain.ShipmentDecider.Circumstances;
import org.junit.jupiter.api.Test;

class ShipmentDeciderTest {

    @Test
    void isToBeBookedWithTheChosenCarrierWhenTheOrderIsProcessed() {
        assertThat(aPendingShipment())
                .isEqualTo(new Shipment.Pending(
                        TERMS, new Parcel(TWO_LAMPS, addressIn("US")), "parcel-post", ORDER, null));
    }

    @Test
    void waitsForACarrierWhenNoneAcceptsTheParcel() {
        var decision = ShipmentDecider.decide(new Shipment.Unknown(), orderProcessed(), new Circumstances(ORDER, null));

        assertThat(accepted(decision).state())
                .isInstanceOfSatisfying(Shipment.Pending.class, pending -> assertThat(pending.carrier())
                        .isNull());
    }

    @Test
    void canBePackedWhenItIsBooked() {
        var accepted = accepted(ShipmentDecider.booked(aPendingShipment(), BOOKING));

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
    void isBookedOnceHoweverOftenTheOrderIsProcessed() {
        assertThat(decide(aPreparedShipment(), orderProcessed())).isEqualTo(Decision.ignore());
        assertThat(ShipmentDecider.booked(aPreparedShipment(), BOOKING)).isEqualTo(Decision.ignore());
    }

    @Test
    void isHandedOverAtOnceWhenItWasPackedBeforeItWasBooked() {
        Shipment packed = after(aPendingShipment(), shipmentProcessed());
        var accepted = accepted(ShipmentDecider.booked(packed, BOOKING));

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
}
