package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.runtime.nats.connection.NatsConfiguration;
import io.orderflow.testing.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatsSettingsTest {

    @Test
    void startsWithTheDefaults() {
        assertThatCode(() -> Settings.read(
                        NatsConfiguration.class,
                        Map.of("orderflow.nats.url", "tls://a.example:4222, nats://b.example, c.example:4222")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderflow.nats.url=nats://a:4222,,nats://b:4222 | orderflow.nats.url must be nats://host:port or tls://host:port",
                "orderflow.nats.url=nats:// | orderflow.nats.url must be",
                "orderflow.nats.url=nats://a b:4222 | orderflow.nats.url must be",
                "orderflow.nats.url=http://a:4222 | orderflow.nats.url must be",
                "orderflow.nats.url=nats://a:99999 | orderflow.nats.url must be",
                "orderflow.nats.inbox-prefix=_INBOX.> | orderflow.nats.inbox-prefix must match",
                "orderflow.nats.ping-interval=0s | orderflow.nats.ping-interval must be between",
                "orderflow.nats.publish.timeout=0s | orderflow.nats.publish.timeout must be between",
                "orderflow.nats.stream.replicas=6 | orderflow.nats.stream.replicas must be at most 5, not 6",
                "orderflow.nats.stream.max-age=1m | orderflow.nats.stream max-age (PT1M) must be no less than duplicate-window (PT2M)"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> Settings.read(NatsConfiguration.class, Settings.of(settings)))
                .hasMessageContaining(problem);
    }
}
