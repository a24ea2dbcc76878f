package io.orderflow.local.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.DataDirectory;
import io.orderflow.local.Ports;
import io.orderflow.local.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What a launcher tells other commands, as a file in its data directory. A file, a lock and signals are all the control
 * channel there is, because they need no port, no protocol and no other permissions than the directory has.
 *
 * @param pid the launcher's process
 * @param command {@code demo} or {@code up}
 * @param ready whether everything has been ready once
 * @param issuer whether the system has an issuer of its own
 */
record LauncherState(long pid, String command, boolean ready, boolean issuer, Ports ports) {
    private static final JsonMapper JSON = new JsonMapper();

    static Optional<LauncherState> read(DataDirectory directory) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(directory)), LauncherState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void write(DataDirectory directory) {
        try {
            Files.createDirectories(directory.run());
            Path unfinished = directory.run().resolve("launcher.json.tmp");
            Files.write(unfinished, JSON.writeValueAsBytes(this));
            Files.move(
                    unfinished, file(directory), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One for each process of this system. */
    List<Probe> probes(DataDirectory directory) {
        return Probe.all(ports, directory).stream()
                .filter(probe -> issuer || !probe.name().equals("issuer"))
                .toList();
    }

    private static Path file(DataDirectory directory) {
        return directory.run().resolve("launcher.json");
    }
}
