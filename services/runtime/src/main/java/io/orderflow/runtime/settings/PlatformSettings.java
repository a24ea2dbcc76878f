package io.orderflow.runtime.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** The settings of Quarkus that operators set and that it takes as they come. */
@ApplicationScoped
class PlatformSettings {

    private static final int MOST_CONNECTIONS = 10_000;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");
    private static final Pattern PORT =
            Pattern.compile("[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d\\d|655[0-2]\\d|6553[0-5]");

    private final Config config;

    PlatformSettings(Config config) {
        this.config = config;
    }

    /** Before the migrations, and so before anything else of the service. */
    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) StartupEvent starting) {
        int connections = config.getValue("quarkus.datasource.reactive.max-size", Integer.class);
        int loops = config.getValue("quarkus.vertx.event-loops-pool-size", Integer.class);
        int retries = config.getValue("quarkus.flyway.connect-retries", Integer.class);
        SettingsCheck check = new SettingsCheck()
                .that(
                        connections >= 1 && connections <= MOST_CONNECTIONS,
                        "quarkus.datasource.reactive.max-size",
                        connections,
                        "must be from 1 to " + MOST_CONNECTIONS)
                .that(loops >= 1, "quarkus.vertx.event-loops-pool-size", loops, "must be at least 1")
                .that(retries >= 0, "quarkus.flyway.connect-retries", retries, "must not be negative");
        matches(check, "DATABASE_HOST", HOST, "must be a host");
        matches(check, "DATABASE_PORT", PORT, "must be from 1 to 65535");
        check.orRefuse();
    }

    private void matches(SettingsCheck check, String setting, Pattern pattern, String bound) {
        config.getOptionalValue(setting, String.class)
                .ifPresent(value -> check.that(pattern.matcher(value).matches(), setting, value, bound));
    }
}
