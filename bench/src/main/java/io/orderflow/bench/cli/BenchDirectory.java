package io.orderflow.bench.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the system under test keeps its data. Each run begins with an empty one, so it must never be a directory in
 * which somebody's orders are: what a benchmark made carries a mark, and nothing else is wiped.
 */
final class BenchDirectory {
    private static final String MARK = "made-by-bench";

    private BenchDirectory() {}

    /** Empties it, or makes it. */
    static void prepare(Path directory) {
        DataDirectory data = new DataDirectory(directory);
        try {
            if (Files.exists(directory) && !isEmpty(directory)) {
                wipe(data);
            }
            data.create();
            Files.writeString(directory.resolve(MARK), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void wipe(DataDirectory data) {
        if (!Files.exists(data.root().resolve(MARK))) {
            throw new LaunchException(data.root() + " holds something that is not a benchmark's and would be deleted:"
                    + " choose another directory with --data.");
        }
        try (DirectoryLock _ = DirectoryLock.tryTake(data.root())
                .orElseThrow(() -> new LaunchException("Another benchmark runs in " + data.root()
                        + ": give this one a directory and ports of its own (--data, --port-offset)."))) {
            data.wipe();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
