package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.outbox.OutboxConfiguration;
import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(OutboxConfiguration.class, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.outbox.sweep-interval=0s | orderflow.outbox.sweep-interval must be between PT0.001S and P36500D, not PT0S",
                "orderflow.outbox.retention=-1d | orderflow.outbox.retention must be between",
                "orderflow.outbox.sweep-size=10001 | orderflow.outbox.sweep-size must be at most 10000, not 10001"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(OutboxConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
