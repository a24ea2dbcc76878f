package io.orderflow.bench.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Identity;
import io.orderflow.local.SystemOptions;
import io.orderflow.local.cli.PortOption;
import io.orderflow.local.cli.TimeoutOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The system that is measured. */
final class TargetOption {
    /**
     * For services that run long and hot beside many others: huge pages where there are any, and a compiler that inlines
     * less. Hot code of a reactive service is wide and flat, and inlining it takes more time than it ever saves.
     */
    private static final String STEADY = "-XX:+UseSerialGC -Xms128m -Xmx256m -Xmn64m -XX:MaxInlineLevel=7"
            + " -XX:InlineSmallCode=1200 -XX:FreqInlineSize=150"
            + " -XX:+IgnoreUnrecognizedVMOptions -XX:+UseTransparentHugePages";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the measured system keeps its data and logs; emptied at the start of each run."
                    + " Default: $${XDG_DATA_HOME:-~/.local/share}/orderflow-bench.")
    private @Nullable Path directory;

    @Mixin
    private PortOption ports = new PortOption();

    @Option(
            names = "--jvm-options",
            paramLabel = "OPTIONS",
            defaultValue = STEADY,
            description = "Of each service, separated by blanks. Default: ${DEFAULT-VALUE}.")
    private String jvmOptions = "";

    @Option(
            names = "--environment",
            paramLabel = "NAME=VALUE",
            description = "A variable of every service; may be repeated.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--mail",
            description = "Send e-mail to the local mailbox. Without it notifications are recorded and not sent,"
                    + " because the mailbox is no part of Orderflow and takes more than its share of a small machine.")
    private boolean mail;

    @Option(
            names = "--identity",
            description =
                    "Ask for tokens, of an issuer that runs with the system: so that what they cost is seen beside"
                            + " a run without.")
    private boolean identity;

    @Mixin
    private TimeoutOption timeout = new TimeoutOption();

    Duration timeout() {
        return timeout.timeout();
    }

    Path directory() {
        return (directory == null ? DataDirectory.standard("orderflow-bench") : directory)
                .toAbsolutePath()
                .normalize();
    }

    SystemOptions options() {
        SystemOptions options = new SystemOptions(directory(), SystemOptions.findSources(), ports.ports(), true)
                .withIdentity(identity ? new Identity.OwnIssuer() : new Identity.Open())
                .withJvmOptions(List.of(jvmOptions.strip().split("\\s+")))
                .withEnvironment("ORDERFLOW_NOTIFICATION_EMAIL_ENABLED", Boolean.toString(mail));
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            options = options.withEnvironment(variable.getKey(), variable.getValue());
        }
        return options;
    }

    /** The names of variables are told, their values may be secrets. */
    Map<String, String> describe() {
        return Map.of(
                "jvm-options", jvmOptions,
                "environment", String.join(" ", environment.keySet()),
                "mail", Boolean.toString(mail),
                "identity", Boolean.toString(identity));
    }
}
