package io.orderflow.servers.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Linux distribution with apt whose archive carries a new nats-server in a rolling suite.
 *
 * @param codename of the release that this machine runs; tells the distribution's own archive from others
 * @param rollingSuite the suite with the newest packages
 */
record Distribution(String codename, String rollingSuite, String component) {
    private static final Set<String> DEBIAN_SUITES = Set.of("oldstable", "stable", "testing", "unstable", "sid");

    /** Reads {@code /etc/os-release} (os-release(5)); empty on other systems. */
    static Optional<Distribution> of(String osRelease) {
        Map<String, String> fields = osRelease
                .lines()
                .filter(line -> line.contains("="))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1).replace("\"", ""),
                        (first, second) -> second));
        String codename = fields.getOrDefault("VERSION_CODENAME", "");
        return switch (fields.getOrDefault("ID", "")) {
            case "debian" -> Optional.of(new Distribution(codename, "sid", "main"));
            case "ubuntu" -> Optional.of(new Distribution(codename, "devel", "universe"));
            default -> Optional.empty();
        };
    }

    /** The entry that names this distribution's own archive. */
    Optional<AptSource> ownArchive(List<AptSource> sources) {
        return sources.stream()
                .filter(source -> source.components().contains("main"))
                .filter(source -> !source.uri().startsWith("cdrom:"))
                .filter(source -> source.suites().stream()
                        .anyMatch(suite -> suite.equals(codename) || DEBIAN_SUITES.contains(suite)))
                .findFirst();
    }

    /** All entries of apt's own configuration directory. */
    static List<AptSource> sources(Path apt) {
        List<AptSource> sources = new ArrayList<>();
        try {
            for (Path file : listings(apt)) {
                String content = Files.readString(file);
                sources.addAll(
                        file.toString().endsWith(".sources")
                                ? AptSource.fromStanzas(content)
                                : AptSource.fromLines(content));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> listings(Path apt) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isRegularFile(apt.resolve("sources.list"))) {
            files.add(apt.resolve("sources.list"));
        }
        Path parts = apt.resolve("sources.list.d");
        if (Files.isDirectory(parts)) {
            try (Stream<Path> entries = Files.list(parts)) {
                entries.filter(file -> file.toString().endsWith(".list")
                                || file.toString().endsWith(".sources"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
