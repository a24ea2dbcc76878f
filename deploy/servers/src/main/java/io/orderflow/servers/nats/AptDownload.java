package io.orderflow.servers.nats;

import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes a package out of the distribution's own archive without installing it: mirror and keys come from the machine's
 * apt configuration, apt's state is a directory of our own, so no right of root is needed and nothing on the machine
 * changes.
 */
final class AptDownload implements AutoCloseable {
    static final String INSTALL_BY_HAND =
            "install nats-server 2.10 or later (macOS: brew install nats-server; others: https://nats.io/download) and put"
                    + " it on the PATH, or name it in ORDERFLOW_NATS_SERVER.";

    private static final Path APT = Path.of("/etc/apt");
    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    private final Path directory;

    private AptDownload(Path directory) {
        this.directory = directory;
    }

    static AptDownload intoNew(Path parent) throws IOException {
        return new AptDownload(Files.createTempDirectory(parent, "fetching"));
    }

    Path directory() {
        return directory;
    }

    /** Fetches and unpacks the package of this name and gives its program of the same name. */
    Path program(String name) throws IOException {
        String stanza = stanza();
        System.err.println("Fetching " + name + " with apt (it is not installed, only kept in the cache) …");
        Path parts = Files.createDirectories(directory.resolve("sources"));
        Files.writeString(parts.resolve("rolling.sources"), stanza);
        Files.createDirectories(directory.resolve("lists/partial"));
        Files.createDirectories(directory.resolve("cache/archives/partial"));
        apt(List.of("update"));
        apt(List.of("download", name));
        Path unpacked = directory.resolve("unpacked");
        check(ShortCommand.run(List.of("dpkg-deb", "-x", debianPackage().toString(), unpacked.toString())));
        return Stream.of("usr/sbin", "usr/bin")
                .map(place -> unpacked.resolve(place).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new LaunchException("The package " + name + " holds no such program; " + INSTALL_BY_HAND));
    }

    private static String stanza() throws IOException {
        if (Host.program("apt-get").isEmpty() || !Files.isReadable(OS_RELEASE)) {
            throw missing();
        }
        Distribution distribution =
                Distribution.of(Files.readString(OS_RELEASE)).orElseThrow(AptDownload::missing);
        return distribution
                .ownArchive(Distribution.sources(APT))
                .map(source -> source.stanza(distribution.rollingSuite(), distribution.component()))
                .orElseThrow(AptDownload::missing);
    }

    private static LaunchException missing() {
        return new LaunchException(
                "nats-server is missing, and there is no apt archive here to fetch it from: " + INSTALL_BY_HAND);
    }

    private void apt(List<String> action) {
        List<String> arguments = new ArrayList<>(List.of(
                "apt-get",
                "-q",
                "-o",
                "Dir::Etc::SourceList=/dev/null",
                "-o",
                "Dir::Etc::SourceParts=" + directory.resolve("sources"),
                "-o",
                "Dir::State::Lists=" + directory.resolve("lists"),
                "-o",
                "Dir::Cache=" + directory.resolve("cache"),
                "-o",
                "APT::Sandbox::User=" + System.getProperty("user.name", "root"),
                "-o",
                "Acquire::Languages=none"));
        arguments.addAll(action);
        check(ShortCommand.run(arguments, directory));
    }

    private static void check(ShortCommand.Result result) {
        if (!result.succeeded()) {
            List<String> lines = result.output().lines().toList();
            throw new LaunchException("nats-server could not be fetched with apt; " + INSTALL_BY_HAND
                    + " What apt said:\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size())));
        }
    }

    private Path debianPackage() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .findFirst()
                    .orElseThrow(() -> new LaunchException("apt downloaded nothing; " + INSTALL_BY_HAND));
        }
    }

    @Override
    public void close() {
        DirectoryTree.delete(directory);
    }
}
