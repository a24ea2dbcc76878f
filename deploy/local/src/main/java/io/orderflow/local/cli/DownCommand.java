package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.Ports;
import io.orderflow.local.Probe;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.DirectoryLock;
import io.orderflow.servers.process.LaunchCommand;
import io.orderflow.servers.process.PidFile;
import io.orderflow.servers.process.Together;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "down", description = "Stops the system.", mixinStandardHelpOptions = true, sortOptions = false)
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--wipe", description = "Forget all data, mails and logs.")
    private boolean wipe;

    @Override
    public Integer call() throws InterruptedException {
        DataDirectory directory = data.directory();
        Optional<LauncherState> running = RunningLauncher.find(directory);
        if (running.isPresent()) {
            stop(directory, running.get());
        } else {
            Terminal.line("Orderflow is not running (data: " + directory.root() + ").");
        }
        if (!Files.exists(directory.root())) {
            return 0;
        }
        try (DirectoryLock _ = take(directory)) {
            endSurvivors(directory);
            if (wipe) {
                directory.wipe();
                Terminal.line("Its data is deleted.");
            }
        }
        return 0;
    }

    private static void stop(DataDirectory directory, LauncherState running) throws InterruptedException {
        Terminal.line("Stopping Orderflow (pid " + running.pid() + ") …");
        Optional<ProcessHandle> launcher = ProcessHandle.of(running.pid());
        launcher.ifPresent(ProcessHandle::destroy);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (RunningLauncher.isLocked(directory)) {
            if (System.nanoTime() > deadline) {
                launcher.ifPresent(ProcessHandle::destroyForcibly);
                deadline = Long.MAX_VALUE;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Terminal.line("It is stopped.");
    }

    private static DirectoryLock take(DataDirectory directory) {
        return DirectoryLock.tryTake(directory.root())
                .orElseThrow(() -> new LaunchException("Another launcher has just started: try again."));
    }

    /** What a launcher that was killed has left behind. */
    private static void endSurvivors(DataDirectory directory) {
        Together.run(Probe.all(Ports.defaults(), directory).stream()
                .map(probe -> () -> new PidFile(directory.run(), probe.name())
                        .endSurvivor(
                                probe.name().equals("postgres")
                                        ? LaunchCommand.Stop.POSTGRES
                                        : LaunchCommand.Stop.STANDARD)));
    }
}
