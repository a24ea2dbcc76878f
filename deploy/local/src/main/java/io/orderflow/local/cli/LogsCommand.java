package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.servers.machine.LaunchException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "logs",
        description = "Shows the end of a process's log.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LogsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SERVICE",
            description = "A service, postgres, nats, mailbox, or launcher (what died and was started again).")
    private String process = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "200",
            description = "How many lines.")
    private int lines;

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory directory = data.directory();
        ProcessNames.requireLog(process);
        if (!Files.exists(directory.log(process).path())) {
            throw new LaunchException("There is no log of " + process + " yet: start the system with ./orderflow up.");
        }
        LogTail tail = LogTail.atEnd(directory.log(process).path());
        directory.log(process).tail(lines).forEach(Terminal::line);
        while (follow) {
            tail.lines().forEach(Terminal::line);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return 0;
    }
}
