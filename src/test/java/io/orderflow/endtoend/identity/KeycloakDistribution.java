package io.orderflow.endtoend.identity;

import io.orderflow.servers.machine.CacheDirectory;
import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Keycloak as it is downloaded: by Maven, from where this machine's Maven has everything else, once for all tests. */
final class KeycloakDistribution {
    private static final String VERSION = "26.7.3";
    private static final String NAME = "keycloak-" + VERSION;
    private static final String UNPACK = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack";

    private KeycloakDistribution() {}

    /** Where it is unpacked; empty where it cannot be had. */
    static synchronized Optional<Path> find() throws IOException {
        Path cache = CacheDirectory.own();
        Path target = cache.resolve(NAME);
        if (!Files.isDirectory(target)) {
            Files.createDirectories(cache);
            fetch(cache, target);
        }
        return Optional.of(target).filter(Files::isDirectory);
    }

    private static void fetch(Path cache, Path target) throws IOException {
        Path fetching = Files.createTempDirectory(cache, "fetching");
        try {
            if (unpack(fetching)) {
                Files.move(fetching.resolve(NAME), target, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            DirectoryTree.delete(fetching);
        }
    }

    /**
     * Whoever has no Maven, or a slow line, goes without. Maven marks what it has unpacked, and does not unpack it again
     * wherever else it is asked to: the mark goes with what it stands for.
     */
    private static boolean unpack(Path directory) {
        try {
            return Host.program("mvn").isPresent()
                    && ShortCommand.run(List.of(
                                    "mvn",
                                    "-B",
                                    "-ntp",
                                    "-q",
                                    UNPACK,
                                    "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                                    "-DoutputDirectory=" + directory,
                                    "-DmarkersDirectory=" + directory.resolve("markers")))
                            .succeeded();
        } catch (LaunchException tooSlow) {
            return false;
        }
    }
}
