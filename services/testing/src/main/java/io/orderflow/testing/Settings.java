package io.orderflow.testing;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Settings as a service reads and checks them when it starts, without a service. */
public final class Settings {

    private Settings() {}

    /** Reads a mapping; what is wrong with the settings is an exception, as it is for the service. */
    public static <T> T read(Class<T> mapping, Map<String, String> given) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(given, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter())
                .withValidator(new BeanValidationConfigValidatorImpl())
                .build()
                .getConfigMapping(mapping);
    }

    /** The settings that are written so: {@code name=value}, separated by semicolons. */
    public static Map<String, String> of(String text) {
        Map<String, String> settings = new HashMap<>();
        Stream.of(text.split(";", -1))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> settings.put(setting[0].strip(), setting[1].strip()));
        return settings;
    }
}
