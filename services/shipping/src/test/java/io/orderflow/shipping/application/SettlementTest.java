package io.orderflow.shipping.application;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.shipping.domain.Parcel;
import io.orderflow.shipping.domain.Shipment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettlementTest {

    private static final DueBooking DUE = new DueBooking(TERMS, new Parcel(TWO_LAMPS, addressIn("US")), "parcel-post");
    private static final BookingResult BOOKED = new BookingResult(DUE, BOOKING);

    @Test
    void tellsOnceWhatTwoPerformersHaveBooked() {
        Settlement settlement = Settlement.of(List.of(BOOKED, BOOKED), Map.of(ORDER_ID, aPendingShipment()));

        assertThat(settlement.events()).extracting(EventEnvelope::event).containsExactly(shipmentPrepared());
        assertThat(settlement.changed()).containsEntry(ORDER_ID, aPreparedShipment());
        assertThat(settlement.consequences().done()).containsExactly(ORDER_ID.value());
    }

    @Test
    void saysNothingOfWhatIsRecordedAlready() {
        assertThat(Settlement.of(List.of(BOOKED), Map.of(ORDER_ID, aPreparedShipment())))
                .isEqualTo(new Settlement(Map.of(), List.of()));
    }

    @Test
    void namesTheCauseOfEachEvent() {
        Shipment packed = after(aPendingShipment(), shipmentProcessed());

        assertThat(Settlement.of(List.of(BOOKED), Map.of(ORDER_ID, packed)).events())
                .extracting(EventEnvelope::causationId)
                .containsExactly(ORDER.eventId(), PACKING.eventId());
    }
}
