package io.orderflow.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two launchers or test runs from choosing the same free port in the moment before either listens on it: a port is
 * a byte of one file that its chooser locks until it ends.
 */
final class PortReservation {
    private static final FileChannel BYTES = open();

    private PortReservation() {}

    static boolean tryTake(int port) {
        try {
            return BYTES.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open() {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir", "/tmp"), "orderflow-ports-" + System.getProperty("user.name", ""));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
