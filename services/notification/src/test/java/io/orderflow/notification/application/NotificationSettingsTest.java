package io.orderflow.notification.application;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(NotificationConfiguration.class, Map.of()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.notification.email.from=\"Example Shop <no-reply@example.com | orderflow.notification.email.from must be one mailbox, such as Example Shop <no-reply@example.com>, not \"\"Example Shop <no-reply@example.com\"",
                "orderflow.notification.email.timeout=30s | orderflow.notification.email lease (PT30S) must be more than timeout (PT30S)",
                "orderflow.notification.email.longest-pause=500ms | orderflow.notification.email longest-pause (PT0.5S) must be no less than first-pause (PT1S)",
                "orderflow.notification.email.interval=0s | orderflow.notification.email.interval must be between",
                "orderflow.notification.email.max-concurrent=0 | orderflow.notification.email.max-concurrent must be at least 1, not 0",
                "orderflow.notification.live.heartbeat=0s | orderflow.notification.live.heartbeat must be between",
                "orderflow.notification.live.max-connections-per-address=0 | must be at least 1, not 0",
                "orderflow.notification.live.await-order=2m | orderflow.notification.live.await-order must be between",
                "orderflow.notification.live.come-back=10ms | orderflow.notification.live.come-back must be between"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(NotificationConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
