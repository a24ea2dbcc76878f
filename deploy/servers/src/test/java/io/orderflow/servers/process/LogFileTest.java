package io.orderflow.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path directory;

    @Test
    void givesTheLastLines() throws Exception {
        LogFile log = new LogFile(directory.resolve("payment.log"));
        assertThat(log.tail(2)).isEmpty();

        Files.writeString(log.path(), "one\ntwo\nthree\n");

        assertThat(log.tail(2)).containsExactly("two", "three");
    }

    @Test
    void keepsOneOlderGenerationOfALogThatHasGrownTooLarge() throws Exception {
        LogFile log = new LogFile(directory.resolve("payment.log"));
        try (RandomAccessFile file = new RandomAccessFile(log.path().toFile(), "rw")) {
            file.setLength(40L << 20);
        }

        log.bound();

        assertThat(log.path()).isEmptyFile();
        assertThat(directory.resolve("payment.log.1")).hasSize(40L << 20);
    }
}
