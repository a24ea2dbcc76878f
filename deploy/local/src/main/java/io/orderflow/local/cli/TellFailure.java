package io.orderflow.local.cli;

import io.orderflow.servers.machine.LaunchException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in a sentence on standard error why a command did not work; what nobody expected keeps its stack trace. */
public final class TellFailure implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (Exit.isUnderWay()) {
            return CommandLine.ExitCode.SOFTWARE;
        }
        if (failure instanceof LaunchException) {
            command.getErr().println(String.valueOf(failure.getMessage()).stripTrailing());
        } else {
            command.getErr().println("orderflow " + command.getCommandName() + " failed, which is a bug:");
            failure.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
