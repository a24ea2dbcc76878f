package io.orderflow.servers.nats;

import io.orderflow.servers.machine.CacheDirectory;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a nats-server of version 2.10 or later: the one that {@code ORDERFLOW_NATS_SERVER} names, the PATH's, the one in
 * the cache; where there is none, Debian's and Ubuntu's own archives are asked for the newest, which is unpacked into
 * the cache and not installed.
 */
public final class NatsBinary {
    static final String VARIABLE = "ORDERFLOW_NATS_SERVER";
    private static final String PREFIX = "nats-server-";

    private NatsBinary() {}

    public static synchronized Path find() {
        String named = System.getenv().getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return checked(Path.of(named));
        }
        return Host.program("nats-server")
                .filter(NatsBinary::isNewEnough)
                .or(() -> newestIn(CacheDirectory.own()))
                .orElseGet(() -> fetchOnce(CacheDirectory.own()));
    }

    private static Path checked(Path program) {
        if (!Files.isExecutable(program)) {
            throw new LaunchException(VARIABLE + " names " + program + ", which is not a program.");
        }
        if (!isNewEnough(program)) {
            throw new LaunchException("%s names %s, which is not a nats-server of version %s or later."
                    .formatted(VARIABLE, program, NatsVersion.LOWEST));
        }
        return program;
    }

    private static boolean isNewEnough(Path program) {
        return NatsVersion.ofProgram(program).filter(NatsVersion::isEnough).isPresent();
    }

    /** The newest in the cache; its directory's name tells the version. */
    static Optional<Path> newestIn(Path cache) {
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(cache)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(PREFIX))
                    .filter(entry -> Files.isExecutable(entry.resolve("nats-server")))
                    .max(Comparator.comparing(entry ->
                            NatsVersion.parse(entry.getFileName().toString()).orElse(new NatsVersion(0, 0, 0))))
                    .map(entry -> entry.resolve("nats-server"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fetchOnce(Path cache) {
        try {
            Files.createDirectories(cache);
            try (FileChannel channel = FileChannel.open(
                            cache.resolve("nats-server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Optional<Path> meanwhile = lock.isValid() ? newestIn(cache) : Optional.empty();
                return meanwhile.isPresent() ? meanwhile.get() : install(cache);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path install(Path cache) throws IOException {
        try (AptDownload download = AptDownload.intoNew(cache)) {
            Path program = download.program("nats-server");
            NatsVersion version = NatsVersion.ofProgram(program)
                    .filter(NatsVersion::isEnough)
                    .orElseThrow(() -> new LaunchException("The archive's nats-server does not run here or is too old; "
                            + AptDownload.INSTALL_BY_HAND));
            Path unfinished = Files.createDirectory(download.directory().resolve(PREFIX + version));
            Files.move(program, unfinished.resolve("nats-server"));
            return Files.move(unfinished, cache.resolve(PREFIX + version)).resolve("nats-server");
        }
    }
}
