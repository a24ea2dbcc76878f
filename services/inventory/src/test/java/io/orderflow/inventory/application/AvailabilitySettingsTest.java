package io.orderflow.inventory.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvailabilitySettingsTest {

    @Test
    void hasDefaults() {
        AvailabilityConfiguration usual = Settings.read(AvailabilityConfiguration.class, Map.of());

        assertThat(usual.lowAt()).isEqualTo(5);
        assertThat(usual.maxAge()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.inventory.availability.low-at=-1 | orderflow.inventory.availability.low-at",
                "orderflow.inventory.availability.low-at=1000000001 | orderflow.inventory.availability.low-at",
                "orderflow.inventory.availability.max-age=-1s | orderflow.inventory.availability.max-age must be between PT0S and P1D, not PT-1S",
                "orderflow.inventory.availability.max-age=2d | orderflow.inventory.availability.max-age must be between PT0S and P1D, not PT48H",
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(AvailabilityConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
