package io.orderflow.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started.
 *
 * @param arguments the program and its arguments
 * @param environment what is added to the launcher's own environment
 * @param directory the working directory
 * @param unprivileged give up root's rights first, when the launcher has them
 * @param stopSignal what asks the process to end in good order ({@code TERM}, {@code INT}); on Linux the kernel sends it
 *     too when the launcher itself dies
 */
public record LaunchCommand(
        List<String> arguments,
        Map<String, String> environment,
        Path directory,
        boolean unprivileged,
        String stopSignal) {
    public LaunchCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public static LaunchCommand of(List<String> arguments, Path directory) {
        return new LaunchCommand(arguments, Map.of(), directory, false, "TERM");
    }

    public LaunchCommand withEnvironment(Map<String, String> variables) {
        return new LaunchCommand(arguments, variables, directory, unprivileged, stopSignal);
    }

    public LaunchCommand asUnprivilegedUser() {
        return new LaunchCommand(arguments, environment, directory, true, stopSignal);
    }

    public LaunchCommand stoppedBy(String signal) {
        return new LaunchCommand(arguments, environment, directory, unprivileged, signal);
    }
}
