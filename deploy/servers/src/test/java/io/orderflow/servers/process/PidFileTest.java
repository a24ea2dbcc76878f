package io.orderflow.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path directory;

    @Test
    void findsTheProcessAgain() {
        PidFile file = new PidFile(directory, "payment");

        file.write(ProcessHandle.current(), 3);

        assertThat(file.read()).contains(new PidFile.Entry(ProcessHandle.current(), 3));
    }

    @Test
    void isNotFooledByAnotherProcessThatHasGotTheNumber() throws Exception {
        PidFile file = new PidFile(directory, "payment");
        Files.writeString(file.path(), ProcessHandle.current().pid() + " 1000 0");

        assertThat(file.read()).isEmpty();
    }

    @Test
    void isEmptyWhenItIsMissingOrUnreadable() throws Exception {
        PidFile file = new PidFile(directory, "payment");
        assertThat(file.read()).isEmpty();

        Files.writeString(file.path(), "not a pid file");
        assertThat(file.read()).isEmpty();
    }

    @Test
    void endsASurvivor() throws Exception {
        PidFile file = new PidFile(directory, "payment");
        Process survivor = new ProcessBuilder("sleep", "300").start();
        file.write(survivor.toHandle(), 0);

        file.endSurvivor(LaunchCommand.Stop.STANDARD);

        assertThat(survivor.isAlive()).isFalse();
        assertThat(file.path()).doesNotExist();
    }
}
