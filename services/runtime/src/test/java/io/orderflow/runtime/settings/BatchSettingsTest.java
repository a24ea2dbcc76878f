package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.batch.BatchConfiguration;
import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(BatchConfiguration.class, Map.of("orderflow.batch.longest-pause", "0s")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.batch.longest-pause=-PT1S | orderflow.batch.longest-pause must be between PT0S and PT1M, not PT-1S",
                "orderflow.batch.pause-per-item=1h | orderflow.batch.pause-per-item must be between PT0S and PT1M, not PT1H"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(BatchConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
