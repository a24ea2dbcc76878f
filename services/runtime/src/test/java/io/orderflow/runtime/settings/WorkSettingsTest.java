package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.work.WorkConfiguration;
import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(WorkConfiguration.class, Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.work.poll-interval=0s | orderflow.work.poll-interval must be between",
                "orderflow.work.max-concurrent=0 | orderflow.work.max-concurrent must be at least 1, not 0",
                "orderflow.work.lease=5s | orderflow.work lease (PT5S) must be more than timeout (PT5S)",
                "orderflow.work.first-pause=2m | longest-pause (PT1M) must be no less than first-pause (PT2M)",
                "orderflow.work.longest-hopeless-pause=1ms | longest-hopeless-pause (PT0.001S) must be no less than first-pause"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(WorkConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
