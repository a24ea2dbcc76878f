package io.orderflow.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines that are added to a file. */
final class LogTail {
    private static final int CHUNK = 64 << 10;

    private final Path file;
    private long position;

    private LogTail(Path file, long position) {
        this.file = file;
        this.position = position;
    }

    static LogTail atEnd(Path file) {
        try {
            return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole lines since the last call; a file that got shorter is read from its beginning. */
    List<String> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() < position) {
                position = 0;
            }
            byte[] bytes = new byte[(int) Math.min(CHUNK, reader.length() - position)];
            reader.seek(position);
            reader.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            end = end == 0 && bytes.length == CHUNK ? CHUNK : end;
            position += end;
            return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
