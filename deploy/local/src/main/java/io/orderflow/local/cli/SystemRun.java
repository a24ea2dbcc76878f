package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.SystemOptions;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts a system and lets other commands know of it. */
public final class SystemRun {
    private SystemRun() {}

    /** Returns when everything can be used; throws, with nothing left running, when that does not come about. */
    public static OrderflowSystem untilReady(
            String command, SystemOptions options, Duration timeout, Consumer<String> report) {
        OrderflowSystem system = OrderflowSystem.reserve(options, report);
        DataDirectory directory = new DataDirectory(options.data());
        long pid = ProcessHandle.current().pid();
        boolean issuer = system.issuer().isPresent();
        new LauncherState(pid, command, false, issuer, options.ports()).write(directory);
        system.launch();
        system.awaitReady(timeout);
        new LauncherState(pid, command, true, issuer, options.ports()).write(directory);
        return system;
    }
}
