package io.orderflow.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process was started last under a name, so that other launchers see it and one that outlived its launcher is
 * found again. The start time tells it from another process that has got the same number since.
 */
public record PidFile(Path path) {
    /** The start time is derived from the clock at boot and may move by a correction of the clock. */
    private static final long TOLERANCE_SECONDS = 5;

    public PidFile(Path directory, String process) {
        this(directory.resolve(process + ".pid"));
    }

    /** The file's content: a live process and how often it was started again. */
    public record Entry(ProcessHandle process, int restarts) {}

    public void write(ProcessHandle process, int restarts) {
        long started = process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond();
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
            Files.writeString(unfinished, process.pid() + " " + started + " " + restarts);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of this file, if it still runs. */
    public Optional<Entry> read() {
        try {
            String[] parts = Files.readString(path).strip().split(" ", -1);
            long started = Long.parseLong(parts[1]);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> isSame(process, started))
                    .map(process -> new Entry(process, Integer.parseInt(parts[2])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Ends the process of this file, if it still runs, with all its children. */
    public void endSurvivor(LaunchCommand.Stop stop) {
        read().ifPresent(entry -> ProcessTree.of(entry.process()).end(stop));
        delete();
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(ProcessHandle process, long started) {
        return process.isAlive()
                && process.info()
                        .startInstant()
                        .filter(start -> Math.abs(start.getEpochSecond() - started) <= TOLERANCE_SECONDS)
                        .isPresent();
    }
}
