package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.local.OrderflowSystem;
import io.orderflow.local.SystemOptions;
import java.time.Duration;
import java.util.function.Consumer;

/** Starts a system and lets other commands know of it. */
final class SystemRun {
    private SystemRun() {}

    /** Returns when everything can be used; throws, with nothing left running, when that does not come about. */
    static OrderflowSystem untilReady(
            String command, SystemOptions options, Duration timeout, Consumer<String> report) {
        DataDirectory directory = new DataDirectory(options.data());
        OrderflowSystem system = OrderflowSystem.start(options, report, () -> LauncherState.of(
                        command, LauncherState.Phase.STARTING, options.ports())
                .write(directory));
        system.awaitReady(timeout);
        LauncherState.of(command, LauncherState.Phase.READY, options.ports()).write(directory);
        return system;
    }
}
