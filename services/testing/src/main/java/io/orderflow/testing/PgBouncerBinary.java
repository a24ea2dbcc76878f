package io.orderflow.testing;

import io.orderflow.servers.machine.CacheDirectory;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PgBouncer's program: the PATH's, or the distribution's own, which apt fetches into the cache without installing it.
 *
 * @param libraries where the system has not got all that it is linked to, as a search path
 */
public record PgBouncerBinary(Path program, String libraries) {

    private static final String NAME = "pgbouncer";

    /** With the libraries that not every machine has, under the names that one release or another gives them. */
    private static final List<String> LIBRARIES =
            List.of("libevent-2.1-7", "libevent-2.1-7t64", "libc-ares2", "libcares2");

    /** Where there is neither the program nor an archive to fetch it from, empty. */
    public static synchronized Optional<PgBouncerBinary> find() {
        return Host.program(NAME)
                .or(() -> Optional.of(Path.of("/usr/sbin", NAME)).filter(Files::isExecutable))
                .map(installed -> new PgBouncerBinary(installed, ""))
                .or(PgBouncerBinary::cachedOrFetched);
    }

    private static Optional<PgBouncerBinary> cachedOrFetched() {
        try {
            Path cache = CacheDirectory.shared();
            CacheDirectory.createOpenToAll(cache);
            Path target = cache.resolve(NAME);
            if (!Files.exists(target)) {
                fetch(cache, target);
            }
            return in(target);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<PgBouncerBinary> in(Path unpacked) throws IOException {
        Path program = unpacked.resolve("usr/sbin").resolve(NAME);
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(unpacked)) {
            return Optional.of(new PgBouncerBinary(
                    program,
                    files.filter(file -> String.valueOf(file.getFileName()).contains(".so."))
                            .map(file -> String.valueOf(file.getParent()))
                            .distinct()
                            .collect(Collectors.joining(":"))));
        }
    }

    private static void fetch(Path cache, Path target) throws IOException {
        if (Host.program("apt-get").isEmpty()) {
            return;
        }
        Path fetching = Files.createTempDirectory(cache, "fetching");
        try {
            Path unpacked = Files.createDirectory(fetching.resolve("unpacked"));
            CacheDirectory.openToAll(unpacked);
            List<String> packages = new ArrayList<>(LIBRARIES);
            packages.add(NAME);
            for (String one : packages) {
                // A library that this release does not know by the name is not missing.
                ShortCommand.run(List.of("apt-get", "-q", "download", one), fetching);
            }
            for (Path file : debianPackages(fetching)) {
                ShortCommand.run(List.of("dpkg-deb", "-x", file.toString(), unpacked.toString()));
            }
            if (in(unpacked).isPresent()) {
                Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            DirectoryTree.delete(fetching);
        }
    }

    private static List<Path> debianPackages(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }
}
