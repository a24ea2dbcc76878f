package io.orderflow.local;

import io.orderflow.servers.process.LaunchCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A server of our own as a process: the launcher's own class path with another main class and a small heap. */
final class OwnProgram {
    private OwnProgram() {}

    /** @param main takes a port and a directory as its arguments */
    static Supplier<LaunchCommand> command(Class<?> main, int port, Path directory) {
        return () -> LaunchCommand.of(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx48m",
                        "-Dslf4j.internal.verbosity=ERROR",
                        "-cp",
                        System.getProperty("java.class.path", ""),
                        main.getName(),
                        Integer.toString(port),
                        directory.toString()),
                Path.of("").toAbsolutePath());
    }
}
