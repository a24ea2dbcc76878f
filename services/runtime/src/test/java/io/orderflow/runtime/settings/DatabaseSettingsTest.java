package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.database.DatabaseConfiguration;
import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(DatabaseConfiguration.class, Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.database.silence=5s | orderflow.database silence (PT5S) must be more than batch-timeout (PT15S)",
                "orderflow.database.batch-timeout=1s | batch-timeout (PT1S) must be no less than timeout (PT1.5S)",
                "orderflow.database.retry-pause=3s | longest-retry-pause (PT2S) must be no less than retry-pause (PT3S)",
                "orderflow.database.timeout=0s | orderflow.database.timeout must be between PT0.001S and P36500D, not PT0S",
                "orderflow.database.timeout=-PT1S | orderflow.database.timeout must be between PT0.001S and P36500D, not PT-1S",
                "orderflow.database.max-waiting=0 | orderflow.database.max-waiting must be at least 1, not 0",
                "orderflow.database.tries-together=0 | orderflow.database.tries-together must be at least 1, not 0",
                "orderflow.database.refusal-memory=0s | orderflow.database.refusal-memory must be between PT0.001S",
                "orderflow.database.pooler=session | orderflow.database.pooler",
                "orderflow.database.timeout=soon | orderflow.database.timeout"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(DatabaseConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
