package io.orderflow.shipping.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(
                        ShippingConfiguration.class,
                        Map.of(
                                "orderflow.shipping.carriers.post.price",
                                "1",
                                "orderflow.shipping.carriers.post.countries",
                                "GB,US")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.shipping.currency=EURO; orderflow.shipping.carriers.post.price=1 | orderflow.shipping.currency must be a currency of ISO 4217, such as USD, not EURO",
                "orderflow.shipping.carriers.post.countries=US,UK; orderflow.shipping.carriers.post.price=1 | must be a country of ISO 3166-1, such as GB, not UK",
                "orderflow.shipping.carriers.post.countries=us; orderflow.shipping.carriers.post.price=1 | must be a country of ISO 3166-1, such as GB, not us",
                "orderflow.shipping.carriers.post.price=-1 | orderflow.shipping.carriers.post.price must be at least 0, not -1",
                "orderflow.shipping.carriers.post.max-weight-grams=5; orderflow.shipping.carriers.post.min-weight-grams=6; orderflow.shipping.carriers.post.price=1 | orderflow.shipping.carriers.post max-weight-grams (5) must be no less than min-weight-grams (6)",
                "orderflow.shipping.carriers.7.price=1 | orderflow.shipping.carriers"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(ShippingConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
