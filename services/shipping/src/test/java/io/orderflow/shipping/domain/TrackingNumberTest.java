package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.ANOTHER_SHIPMENT_ID;
import static io.orderflow.shipping.domain.ShipmentFixture.SHIPMENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.ShipmentId;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrackingNumberTest {

    @Test
    void isTheSameForTheSameShipmentAndCarrierOnly() {
        TrackingNumber number = TrackingNumber.of("express", SHIPMENT_ID);

        assertThat(number).isEqualTo(TrackingNumber.of("express", SHIPMENT_ID));
        assertThat(number).isNotEqualTo(TrackingNumber.of("express", ANOTHER_SHIPMENT_ID));
        assertThat(number).isNotEqualTo(TrackingNumber.of("parcel-post", SHIPMENT_ID));
    }

    @Test
    void checksAsTheStandardSays() {
        assertThat(TrackingNumber.isValid("79927398713")).isTrue();
        assertThat(TrackingNumber.isValid("79927398710")).isFalse();
    }

    @Property
    void hasTheLettersOfItsCarrierAndAValidCheckDigit(@ForAll long high, @ForAll long low) {
        TrackingNumber number = TrackingNumber.of("parcel-post", new ShipmentId(new UUID(high, low)));

        assertThat(number.value()).matches("PA\\d{18}");
        assertThat(TrackingNumber.isValid(number.value().substring(2))).isTrue();
    }
}
