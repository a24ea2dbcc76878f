package io.orderflow.servers.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a process is started and stopped.
 *
 * @param arguments the program and its arguments
 * @param environment what is added to the launcher's own environment
 * @param directory the working directory
 * @param unprivileged give up root's rights first, when the launcher has them
 * @param stop how it is asked to end
 */
public record LaunchCommand(
        List<String> arguments, Map<String, String> environment, Path directory, boolean unprivileged, Stop stop) {

    /**
     * How a process is asked to end in good order.
     *
     * @param signal {@code TERM}, {@code INT}, …; on Linux the kernel sends it too when the launcher itself dies
     * @param grace how long it may take before SIGKILL follows
     */
    public record Stop(String signal, Duration grace) {
        public static final Stop STANDARD = new Stop("TERM", Duration.ofSeconds(15));
        /** PostgreSQL's fast shutdown: clients are disconnected and a checkpoint written, however slow the disk is. */
        public static final Stop POSTGRES = new Stop("INT", Duration.ofSeconds(60));
    }

    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static LaunchCommand of(List<String> arguments, Path directory) {
        return new LaunchCommand(arguments, Map.of(), directory, false, Stop.STANDARD);
    }

    public LaunchCommand withEnvironment(Map<String, String> variables) {
        return new LaunchCommand(arguments, variables, directory, unprivileged, stop);
    }

    public LaunchCommand asUnprivilegedUser() {
        return new LaunchCommand(arguments, environment, directory, true, stop);
    }

    public LaunchCommand stoppedBy(Stop other) {
        return new LaunchCommand(arguments, environment, directory, unprivileged, other);
    }
}
