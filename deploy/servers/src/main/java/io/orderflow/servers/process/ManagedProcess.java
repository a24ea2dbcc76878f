package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One process that can be started again and again under the same name, with what a test does to it: kill, freeze, let
 * go on. A process that was killed is still <em>wanted</em>, so a supervisor starts it again; after {@link #stop} it is
 * not.
 */
public final class ManagedProcess {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int TAIL_LINES = 15;
    private static final int EXIT_LIMIT_SECONDS = 30;

    private final String name;
    private final Supplier<LaunchCommand> command;
    private final ListenPort port;
    private final Readiness readiness;
    private final LogFile log;
    private final PidFile pidFile;

    private volatile @Nullable Process process;
    private volatile boolean wanted;
    private volatile LaunchCommand.Stop stop = LaunchCommand.Stop.STANDARD;
    private volatile Instant startedAt = Instant.EPOCH;
    private volatile int starts;

    /**
     * @param command asked at every start, so that a process can change its arguments between two starts
     * @param run where the pid file is kept
     */
    public ManagedProcess(
            String name, Supplier<LaunchCommand> command, ListenPort port, Readiness readiness, LogFile log, Path run) {
        this.name = name;
        this.command = command;
        this.port = port;
        this.readiness = readiness;
        this.log = log;
        this.pidFile = new PidFile(run, name);
    }

    public String name() {
        return name;
    }

    public LogFile log() {
        return log;
    }

    /** Starts the process, after ending one that an earlier launcher left behind; does nothing when it runs. */
    public synchronized void start() {
        wanted = true;
        if (isAlive()) {
            return;
        }
        startedAt = Instant.now();
        LaunchCommand launch = command.get();
        stop = launch.stop();
        pidFile.endSurvivor(stop);
        port.requireFree(name);
        log.rotate();
        try {
            Process started = Spawner.spawn(Spawner.builder(launch)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile())));
            process = started;
            pidFile.write(started.toHandle(), starts);
            starts++;
        } catch (IOException e) {
            throw new LaunchException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** Ends what an earlier launcher left behind and sees that the port is free, before anything is started. */
    public synchronized void clearTheWay() {
        if (!isAlive()) {
            pidFile.endSurvivor(stop);
            port.requireFree(name);
        }
    }

    /** For a supervisor, which must not bring back what has been stopped since it looked. */
    public synchronized void startIfWanted() {
        if (wanted) {
            start();
        }
    }

    /** Waits until it can be used; the exception says why it cannot, with the end of its log. */
    public void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!isReady()) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw notReadyAfter(timeout);
            }
            ProcessTree.pause(POLL);
        }
    }

    /** Throws when it has ended, with the end of its log. */
    public void requireAlive() {
        if (!isAlive()) {
            throw new LaunchException("%s stopped at start (exit code %s). %s".formatted(name, exitCode(), logTail()));
        }
    }

    /** What to say when one has waited in vain. */
    public LaunchException notReadyAfter(Duration timeout) {
        return new LaunchException("%s was not ready after %s s. %s".formatted(name, timeout.toSeconds(), logTail()));
    }

    public boolean isReady() {
        return isAlive() && readiness.isReady();
    }

    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    /** Whether it should run: started and not stopped on purpose. */
    public boolean isWanted() {
        return wanted;
    }

    /** Its number while it runs, otherwise 0. */
    public long pid() {
        Process current = process;
        return current != null && current.isAlive() ? current.pid() : 0;
    }

    /** How often it has been started again, by whomever. */
    public int restarts() {
        return Math.max(0, starts - 1);
    }

    /** When a start was tried last. */
    public Instant startedAt() {
        return startedAt;
    }

    /** How the last life ended, or {@code unknown}. */
    public String exitCode() {
        Process current = process;
        return current == null || current.isAlive() ? "unknown" : Integer.toString(current.exitValue());
    }

    /** Ends it and all its children with SIGKILL, as a crash would. */
    public void kill() {
        // The process as it is now: a supervisor may have started the next one before this one's children are gone.
        Process current = process;
        if (current != null && current.isAlive()) {
            ProcessTree.of(current.toHandle()).kill();
            awaitExit(current);
        }
    }

    /** Freezes it and its children (SIGSTOP): connections stay open, nobody answers. */
    public void pause() {
        tree().ifPresent(ProcessTree::freeze);
    }

    public void resume() {
        tree().ifPresent(tree -> tree.signal("CONT"));
    }

    /** Ends it in good order, or with SIGKILL when that takes too long (15 s, PostgreSQL 60 s). */
    public synchronized void stop() {
        wanted = false;
        end();
    }

    /** Ends it if it runs and starts it again; the caller waits for readiness. */
    public synchronized void restart() {
        end();
        start();
    }

    private void end() {
        Process current = process;
        if (current != null && current.isAlive()) {
            ProcessTree.of(current.toHandle()).end(stop);
            awaitExit(current);
        }
        pidFile.delete();
    }

    /** The end of a process is known to the system a moment before Java knows of it. */
    private void awaitExit(Process ended) {
        try {
            if (!ended.waitFor(EXIT_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new LaunchException(name + " (pid " + ended.pid() + ") cannot be ended.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for the end of " + name + ".", e);
        }
    }

    private Optional<ProcessTree> tree() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(alive -> ProcessTree.of(alive.toHandle()));
    }

    private String logTail() {
        return "The end of its log, %s:%n%s"
                .formatted(log.path(), String.join("\n", log.tail(TAIL_LINES)).indent(4));
    }
}
