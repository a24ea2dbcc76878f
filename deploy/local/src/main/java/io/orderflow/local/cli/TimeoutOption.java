package io.orderflow.local.cli;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** How long a start may take; the same for every command that starts a system. */
public final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long to wait until everything is ready. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    public Duration timeout() {
        return Duration.ofSeconds(seconds);
    }

    /** The same choice as arguments of another launcher. */
    List<String> arguments() {
        return List.of("--timeout", Integer.toString(seconds));
    }
}
