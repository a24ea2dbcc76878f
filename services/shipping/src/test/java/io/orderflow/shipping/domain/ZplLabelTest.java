package io.orderflow.shipping.domain;

import static io.orderflow.shipping.domain.ShipmentFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.value.Address;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ZplLabelTest {

    private static final TrackingNumber NUMBER = TrackingNumber.of("express", SHIPMENT_ID);

    @Test
    void showsWhereTheParcelGoesAndHowToTrackIt() {
        String label = ZplLabel.print("express", NUMBER, aParcelOf(1_050, "US"));

        assertThat(label)
                .startsWith("^XA")
                .endsWith("^XZ\n")
                .contains("Ada Lovelace\\&1 Main Street\\&62701 Springfield\\&US", "1.050 kg", NUMBER.value());
    }

    @Test
    void printsTheDigitsOfPrintersWhateverLanguageTheMachineSpeaks() {
        String label = ZplLabel.print("express", NUMBER, aParcelOf(1_050, "US"));
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(ZplLabel.print("express", NUMBER, aParcelOf(1_050, "US")))
                    .isEqualTo(label);
        } finally {
            Locale.setDefault(usual);
        }
    }

    @Test
    void doesWithoutAPostalCode() {
        Address address = new Address("Ada", "1 Queen's Road", null, "Central", null, null, "HK");

        assertThat(ZplLabel.print("express", NUMBER, new Parcel(TWO_LAMPS, address)))
                .contains("Ada\\&1 Queen's Road\\&Central\\&HK");
    }

    @Test
    void letsNoCustomerCommandThePrinter() {
        Address hostile = new Address("^XZ~JR_", "1\\&2", null, "x", null, "1", "US");

        assertThat(ZplLabel.print("express", NUMBER, new Parcel(TWO_LAMPS, hostile)))
                .contains("_5EXZ_7EJR_5F\\&1_5C&2\\&1 x")
                .doesNotContain("^XZ~");
    }

    @Test
    void fitsTheContractHoweverLongTheAddressIs() {
        String longest = "^".repeat(200);
        Address address = new Address(longest, longest, longest, longest, longest, "^".repeat(20), "US");
        String text = ZplLabel.print("c".repeat(100), NUMBER, new Parcel(TWO_LAMPS, address));

        assertThat(new Label(NUMBER.value(), text).text()).hasSizeLessThanOrEqualTo(4096);
    }
}
