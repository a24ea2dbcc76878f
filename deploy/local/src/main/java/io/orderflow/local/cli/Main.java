package io.orderflow.local.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The commands of {@code ./orderflow}. Exit codes: 0 done, 1 it did not work (one sentence on standard error says why),
 * 2 the command line was wrong.
 */
@Command(
        name = "orderflow",
        description = "Runs Orderflow on this machine.",
        mixinStandardHelpOptions = true,
        version = "Orderflow 0.1.0",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DevCommand.class,
            SuperviseCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            RestartCommand.class,
            EventsCommand.class,
            MailCommand.class,
            TokenCommand.class
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new TellFailure())
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
    }
}
