package io.orderflow.local.process;

import io.orderflow.local.LaunchException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all its children (PostgreSQL has one for each connection), as they are at this moment. */
record ProcessTree(ProcessHandle root, List<ProcessHandle> all) {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofSeconds(15);
    /** In a container whose first process does not reap, dead children look alive for ever. */
    private static final Duration GRACE_FOR_CHILDREN = Duration.ofSeconds(2);

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(
                root, Stream.concat(Stream.of(root), root.descendants()).toList());
    }

    void signal(String signal) {
        Signals.send(signal, all);
    }

    /** Asks the root to end, and ends everything with SIGKILL when it does not. */
    void end(String stopSignal) {
        signal("CONT");
        Signals.send(stopSignal, List.of(root));
        if (!ends(List.of(root), GRACE)) {
            kill();
        }
    }

    void kill() {
        all.forEach(ProcessHandle::destroyForcibly);
        ends(List.of(root), GRACE);
        ends(all, GRACE_FOR_CHILDREN);
    }

    private static boolean ends(List<ProcessHandle> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
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
