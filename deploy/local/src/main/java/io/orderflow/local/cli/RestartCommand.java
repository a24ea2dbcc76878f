package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Probe;
import io.orderflow.local.supervision.RestartRequest;
import io.orderflow.servers.machine.LaunchException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restart",
        description = "Stops one process and starts it again; returns when it is ready.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RestartCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Parameters(paramLabel = "SERVICE", description = "A service, postgres, nats, mailbox or issuer.")
    private String process = "";

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        ProcessNames.require(process);
        DataDirectory directory = data.directory();
        LauncherState launcher = RunningLauncher.require(directory);
        Probe probe = launcher.probes(directory).stream()
                .filter(candidate -> candidate.name().equals(process))
                .findFirst()
                .orElseThrow(() -> new LaunchException("This system is open and has no issuer."));
        long before = ProcessStatus.of(probe, directory).pid();
        new RestartRequest(directory.run(), process).leave();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        ProcessStatus now = ProcessStatus.of(probe, directory);
        while (!now.ready() || now.pid() == before) {
            if (System.nanoTime() > deadline || !RunningLauncher.isLocked(directory)) {
                throw new LaunchException(
                        process + " is not ready again: see ./orderflow logs " + process + " and logs launcher.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
            now = ProcessStatus.of(probe, directory);
        }
        Terminal.line(process + " is ready again (pid " + now.pid() + ").");
        return 0;
    }
}
