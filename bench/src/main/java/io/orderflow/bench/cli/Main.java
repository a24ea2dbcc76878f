package io.orderflow.bench.cli;

import io.orderflow.local.cli.TellFailure;
import picocli.CommandLine;

/** {@code ./orderflow bench}. Exit codes: 0 done and audited, 1 it did not work or the audit failed, 2 wrong options. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand())
                .setExecutionExceptionHandler(new TellFailure())
                .setUsageHelpWidth(100);
    }
}
