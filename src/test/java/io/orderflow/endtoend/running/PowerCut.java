package io.orderflow.endtoend.running;

import io.orderflow.servers.machine.DirectoryTree;
import io.orderflow.servers.nats.NatsServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What a power cut does to nats-server, which syncs its files every two minutes: the newest block of the stream lacks its
 * end, and the index beside it is that of another moment, or gone. No file system has to be broken for it.
 */
public final class PowerCut {

    private static final String INDEX = "index.db";
    private static final int MOST_LOST_BYTES = 64 * 1024;

    private final NatsServer nats;
    private final Path store;
    private final Random random;
    private byte[] earlierIndex = {};

    /** Of a server that keeps its streams here. */
    public PowerCut(NatsServer nats, Path store, Random random) {
        this.nats = nats;
        this.store = store;
        this.random = random;
    }

    /** From now on little reaches the disk. */
    public void isLow() throws IOException {
        Path index = messages().resolve(INDEX);
        earlierIndex = Files.exists(index) ? Files.readAllBytes(index) : new byte[0];
    }

    /** The server dies with what it has not written, and starts on what the disk has. */
    public void isCut() throws IOException {
        Path disk = Files.createTempDirectory("orderflow-disk").resolve("store");
        nats.pause();
        DirectoryTree.copy(store, disk);
        nats.resume();
        nats.stop();
        nats.wipe();
        DirectoryTree.copy(disk, store);
        DirectoryTree.delete(disk.getParent());
        loseTheEnd();
        loseTheIndex();
        nats.restart();
    }

    private void loseTheEnd() throws IOException {
        try (RandomAccessFile block = new RandomAccessFile(newestBlock().toFile(), "rw")) {
            block.setLength(Math.max(0, block.length() - random.nextInt(MOST_LOST_BYTES)));
        }
    }

    private void loseTheIndex() throws IOException {
        Path index = messages().resolve(INDEX);
        if (earlierIndex.length > 0 && random.nextBoolean()) {
            Files.write(index, earlierIndex);
        } else if (random.nextBoolean()) {
            Files.deleteIfExists(index);
        }
    }

    private Path newestBlock() throws IOException {
        try (Stream<Path> files = Files.list(messages())) {
            return files.filter(file -> file.toString().endsWith(".blk"))
                    .max(Comparator.comparingLong(PowerCut::number))
                    .orElseThrow();
        }
    }

    private static long number(Path block) {
        String name = String.valueOf(block.getFileName());
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }

    private Path messages() {
        return store.resolve("jetstream")
                .resolve("$G")
                .resolve("streams")
                .resolve("ORDERS")
                .resolve("msgs");
    }
}
