package io.orderflow.endtoend.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.local.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables in the ConfigMaps: each is explained where it stands, and each is one that the service reads. */
class ServiceConfigurationIT {
    /** Read by the java launcher. */
    private static final Set<String> NOT_OF_QUARKUS = Set.of("JDK_JAVA_OPTIONS");

    /** One line of an env file. */
    private record Entry(String key, boolean explained) {}

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Kustomize.HOME)) {
            return files.filter(file -> file.toString().endsWith(".env")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyKeyIsExplained(Path file) throws IOException {
        assertThat(entries(file)).isNotEmpty().allMatch(Entry::explained, "explained by a comment");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void everyKeyIsOneThatTheServiceReads(Service service) throws IOException {
        ConfigurationKeys keys = ConfigurationKeys.of(service);
        List<String> given = new ArrayList<>();
        for (Path file : files().filter(file -> concerns(file, service)).toList()) {
            given.addAll(entries(file).stream().map(Entry::key).toList());
        }
        given.removeAll(NOT_OF_QUARKUS);

        assertThat(given).hasSizeGreaterThan(10).allMatch(keys::contains, "a key of " + service.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ORDERFLOW_NATS_STREAM_REPLICA", "QUARKUS_HTTP_PROT", "NATS_URI", "SMTP_HOST"})
    void aKeyThatNobodyReadsIsFound(String mistake) throws IOException {
        assertThat(ConfigurationKeys.of(Service.ORDER).contains(mistake)).isFalse();
    }

    /** A file is named after the service that it is for, or is for all of them. */
    private static boolean concerns(Path file, Service service) {
        String name = file.getFileName().toString().replace(".env", "");
        return name.equals(service.id()) || Service.of(name).isEmpty();
    }

    /** A comment explains the key below it, and those that follow without an empty line or another comment. */
    private static List<Entry> entries(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        boolean explained = false;
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                explained = false;
            } else if (line.startsWith("#")) {
                explained = true;
            } else {
                String key = line.substring(0, line.indexOf('='));
                entries.add(new Entry(key, explained));
            }
        }
        return entries;
    }
}
