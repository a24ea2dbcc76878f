package io.orderflow.local.cli;

import io.orderflow.local.DataDirectory;
import io.orderflow.servers.machine.LaunchException;
import io.orderflow.servers.process.DirectoryLock;
import java.nio.file.Files;
import java.util.Optional;

/** The launcher that runs a system at this moment, found by the lock that it holds. */
final class RunningLauncher {
    private RunningLauncher() {}

    /** What it says of itself; empty when nobody runs a system in this directory. */
    static Optional<LauncherState> find(DataDirectory directory) {
        return isLocked(directory) ? LauncherState.read(directory) : Optional.empty();
    }

    static LauncherState require(DataDirectory directory) {
        return find(directory)
                .orElseThrow(() -> new LaunchException(
                        "Orderflow is not running (data: " + directory.root() + "): start it with ./orderflow up."));
    }

    static boolean isLocked(DataDirectory directory) {
        if (!Files.exists(directory.root())) {
            return false;
        }
        Optional<DirectoryLock> lock = DirectoryLock.tryTake(directory.root());
        lock.ifPresent(DirectoryLock::close);
        return lock.isEmpty();
    }
}
