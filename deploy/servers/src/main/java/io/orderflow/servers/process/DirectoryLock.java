package io.orderflow.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** Says that a directory is in use; the operating system gives it back when the holder dies, however it dies. */
public final class DirectoryLock implements AutoCloseable {
    private static final int TRIES = 10;

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The same with a little patience, because a command that looks whether the lock is taken takes it for a moment. */
    public static Optional<DirectoryLock> take(Path directory) {
        Optional<DirectoryLock> lock = tryTake(directory);
        for (int attempt = 1; lock.isEmpty() && attempt < TRIES; attempt++) {
            ProcessTree.pause(Duration.ofMillis(50));
            lock = tryTake(directory);
        }
        return lock;
    }

    /** Takes the lock of this directory, which is made if need be; empty when somebody else holds it. */
    public static Optional<DirectoryLock> tryTake(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isTaken(channel)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DirectoryLock(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
