package io.orderflow.events.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.Address;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RejectionReason;
import io.orderflow.events.value.Shortage;
import io.orderflow.events.value.Sku;
import io.orderflow.events.wire.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EventsFeatureTest {

    @Test
    void findsEveryEventWithItsGroupAndWhatIsInIt() {
        assertThat(EventsFeature.typesOnTheWire())
                .contains(OrderEvent.class)
                .contains(OrderEvent.class.getPermittedSubclasses())
                .containsAll(EventTypes.byName().values())
                .contains(Address.class, Money.class, OrderId.class, RejectionReason.class, Shortage.class, Sku.class)
                .doesNotContain(String.class, int.class);
    }

    @Test
    void isNamedInTheArgumentsOfTheJar() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = EventsFeature.class.getResourceAsStream(
                "/META-INF/native-image/io.orderflow/common-events/native-image.properties")) {
            properties.load(in);
        }

        assertThat(properties.getProperty("Args")).contains("--features=" + EventsFeature.class.getName());
    }
}
