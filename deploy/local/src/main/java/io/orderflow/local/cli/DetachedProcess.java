package io.orderflow.local.cli;

import io.orderflow.servers.machine.Host;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that outlives the one that starts it and the terminal that it was started from. */
final class DetachedProcess {
    /** macOS has no setsid; its perl does the same. */
    private static final List<String> SETSID_IN_PERL =
            List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!");

    private DetachedProcess() {}

    static ProcessHandle start(List<String> command, LogFile log) {
        List<String> arguments =
                new ArrayList<>(Host.program("setsid").isPresent() ? List.of("setsid") : SETSID_IN_PERL);
        arguments.addAll(command);
        log.rotate();
        try {
            return new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()))
                    .start()
                    .toHandle();
        } catch (IOException e) {
            throw new LaunchException("The launcher cannot go into the background: " + e.getMessage(), e);
        }
    }
}
