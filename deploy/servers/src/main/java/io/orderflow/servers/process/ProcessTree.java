package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A process and all its children (PostgreSQL has one for each connection), as they are at this moment. */
record ProcessTree(ProcessHandle root, List<ProcessHandle> all) {
    private static final Duration POLL = Duration.ofMillis(20);
    /** A process that waits for the disk dies only when it has got its answer. */
    private static final Duration GRACE_AFTER_KILL = Duration.ofSeconds(30);
    /** In a container whose first process does not reap, dead children look alive for ever. */
    private static final Duration GRACE_FOR_CHILDREN = Duration.ofSeconds(2);
    /** A process stands still once each of its threads has heard of the signal. */
    private static final Duration GRACE_AFTER_STOP = Duration.ofSeconds(2);

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(
                root, Stream.concat(Stream.of(root), root.descendants()).toList());
    }

    void signal(String signal) {
        Signals.send(signal, all);
    }

    /** Freezes everything, and waits until it stands still where the system tells that, which Linux does. */
    void freeze() {
        signal("STOP");
        awaitAll(all, process -> !process.isAlive() || isStopped(process), GRACE_AFTER_STOP);
    }

    /** Asks the root to end, and ends everything with SIGKILL when it does not. */
    void end(LaunchCommand.Stop stop) {
        signal("CONT");
        Signals.send(stop.signal(), List.of(root));
        if (!ends(List.of(root), stop.grace())) {
            kill();
        }
    }

    void kill() {
        all.forEach(ProcessHandle::destroyForcibly);
        ends(List.of(root), GRACE_AFTER_KILL);
        ends(all, GRACE_FOR_CHILDREN);
    }

    private static boolean ends(List<ProcessHandle> processes, Duration limit) {
        return awaitAll(processes, process -> !process.isAlive(), limit);
    }

    /** By {@code /proc/[pid]/stat} (proc(5)): its number, its name in parentheses, its state. */
    private static boolean isStopped(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException untold) {
            return true;
        }
    }

    private static boolean awaitAll(List<ProcessHandle> processes, Predicate<ProcessHandle> condition, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!processes.stream().allMatch(condition)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause(POLL);
        }
        return true;
    }

    static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for a process.", e);
        }
    }
}
