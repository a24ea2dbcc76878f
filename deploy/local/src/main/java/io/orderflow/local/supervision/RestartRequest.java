package io.orderflow.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file by which a command asks the launcher that runs in the background to restart a process. Files need no port and
 * no protocol, obey the permissions of the data directory, and work with paths too long for a Unix socket.
 */
public final class RestartRequest {
    private final Path file;

    public RestartRequest(Path directory, String process) {
        this.file = directory.resolve(process + ".restart");
    }

    public void leave() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isLeft() {
        return Files.exists(file);
    }

    boolean take() {
        try {
            return Files.exists(file) && Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
