package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end for what it prints; bounded in time. */
public final class ShortCommand {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private ShortCommand() {}

    /** What a program printed (both streams together) and how it ended. */
    public record Result(int exitCode, String output) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    public static Result run(List<String> arguments) {
        return run(arguments, Path.of("/"));
    }

    public static Result run(List<String> arguments, Path directory) {
        return run(new ProcessBuilder(arguments).directory(directory.toFile()));
    }

    public static Result run(LaunchCommand command) {
        return run(Spawner.builder(command));
    }

    private static Result run(ProcessBuilder builder) {
        Path output = null;
        try {
            output = Files.createTempFile("orderflow", ".out");
            Process process = Spawner.spawn(builder.redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile()));
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LaunchException("`" + String.join(" ", builder.command()) + "` did not end within "
                        + LIMIT.toMinutes() + " minutes.");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        } finally {
            deleteQuietly(output);
        }
    }

    private static void deleteQuietly(@org.jspecify.annotations.Nullable Path file) {
        if (file != null) {
            file.toFile().delete();
        }
    }
}
