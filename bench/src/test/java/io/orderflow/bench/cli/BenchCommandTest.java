package io.orderflow.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.servers.machine.LaunchException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "--rate 0, --rate must be 1 to 100000",
        "--duration 0, --duration must be 1 to",
        "--skew 1.5, --skew is a share from 0 to 1",
        "--rejections NaN, --rejections is a share",
        "--cancellations -0.1, --cancellations is a share",
        "--returns 2, --returns is a share from 0 to 1",
        "--idle --overload, --idle sends one order at a time"
    })
    void refusesOptionsThatMakeNoSenseBeforeAnythingStarts(String line, String reason) {
        StringWriter errors = new StringWriter();
        int exit = Main.commandLine().setErr(new PrintWriter(errors)).execute(line.split(" "));

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString()).startsWith(reason).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--rate fast", "--nonsense", "--environment NAME"})
    void answersAWrongCommandLineWithExitCode2(String line) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());

        assertThat(Main.commandLine().setErr(nowhere).setOut(nowhere).execute(line.split(" ")))
                .isEqualTo(2);
    }

    @Test
    void neverDeletesWhatIsNotABenchmarks() throws Exception {
        Files.writeString(directory.resolve("precious"), "orders");

        assertThatThrownBy(() -> BenchDirectory.prepare(directory))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("choose another directory");
        assertThat(directory.resolve("precious")).exists();
    }

    @Test
    void beginsWithAnEmptySystemEachTime() throws Exception {
        Path data = directory.resolve("data");
        BenchDirectory.prepare(data);
        Files.createDirectories(data.resolve("postgres/cluster"));

        BenchDirectory.prepare(data);

        assertThat(data.resolve("postgres")).doesNotExist();
        assertThat(data).exists();
    }
}
