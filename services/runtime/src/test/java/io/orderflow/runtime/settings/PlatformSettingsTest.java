package io.orderflow.runtime.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.testing.Settings;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformSettingsTest {

    private static final Map<String, String> USUAL = Map.of(
            "quarkus.datasource.reactive.max-size", "10",
            "quarkus.vertx.event-loops-pool-size", "1",
            "quarkus.flyway.connect-retries", "30");

    @ParameterizedTest
    @ValueSource(
            strings = {"DATABASE_PORT=1", "DATABASE_PORT=65535", "DATABASE_HOST=::1", "DATABASE_HOST=db.example.com"})
    void startsWithWhatPostgresMayBeReachedBy(String settings) {
        assertThatCode(() -> check(settings)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "quarkus.datasource.reactive.max-size=0 | quarkus.datasource.reactive.max-size must be from 1 to 10000, not 0",
                "quarkus.vertx.event-loops-pool-size=0 | quarkus.vertx.event-loops-pool-size must be at least 1, not 0",
                "quarkus.flyway.connect-retries=-1 | quarkus.flyway.connect-retries must not be negative, not -1",
                "DATABASE_PORT=65536 | DATABASE_PORT must be from 1 to 65535, not 65536",
                "DATABASE_PORT=0 | DATABASE_PORT must be from 1 to 65535, not 0",
                "DATABASE_PORT=psql | DATABASE_PORT must be from 1 to 65535, not psql",
                "DATABASE_HOST=postgres/ | DATABASE_HOST must be a host, not postgres/"
            })
    void refusesToStartAndSaysWhy(String settings, String problem) {
        assertThatThrownBy(() -> check(settings)).hasMessageContaining(problem);
    }

    private static void check(String settings) {
        Map<String, String> all = new HashMap<>(USUAL);
        all.putAll(Settings.of(settings));
        new PlatformSettings(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(all, "test", 100))
                        .build())
                .check(new StartupEvent());
    }
}
