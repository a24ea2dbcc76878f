package io.orderflow.warehouse.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehouseSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(WarehouseConfiguration.class, Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.warehouse.claim-time=0s | orderflow.warehouse.claim-time must be between PT1S and P30D, not PT0S",
                "orderflow.warehouse.claim-time=31d | orderflow.warehouse.claim-time must be between PT1S and P30D"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(WarehouseConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
