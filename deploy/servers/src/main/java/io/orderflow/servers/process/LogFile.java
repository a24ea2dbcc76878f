package io.orderflow.servers.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Where a process writes; one older generation is kept, so that it cannot fill the disk. */
public record LogFile(Path path) {
    private static final long LIMIT_BYTES = 32L << 20;
    private static final int TAIL_BYTES = 16 << 10;

    /** Makes room before a start. */
    public void rotate() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && Files.size(path) > LIMIT_BYTES) {
                Files.move(path, older(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes room under a running process, which appends to the same file. */
    public void bound() {
        try {
            if (Files.exists(path) && Files.size(path) > LIMIT_BYTES) {
                Files.copy(path, older(), StandardCopyOption.REPLACE_EXISTING);
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                    file.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines, oldest first; empty when there is no log yet. */
    public List<String> tail(int lines) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            int size = (int) Math.min(file.length(), TAIL_BYTES);
            byte[] bytes = new byte[size];
            file.seek(file.length() - size);
            file.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Path older() {
        return path.resolveSibling(path.getFileName() + ".1");
    }
}
