package io.orderflow.servers.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Starts every process from one thread that lives as long as the launcher: Linux sends the signal of
 * {@code PR_SET_PDEATHSIG} when the <em>thread</em> that started the child ends, not when its process does.
 */
final class Spawner {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("spawner").factory());

    private Spawner() {}

    static ProcessBuilder builder(LaunchCommand command) {
        List<String> arguments = new ArrayList<>(StartPrefix.of(command));
        arguments.addAll(command.arguments());
        ProcessBuilder builder =
                new ProcessBuilder(arguments).directory(command.directory().toFile());
        builder.environment().putAll(command.environment());
        return builder;
    }

    static Process spawn(ProcessBuilder builder) throws IOException {
        try {
            return THREAD.submit(() -> start(builder)).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while starting a process", e));
        }
    }

    private static synchronized Process start(ProcessBuilder builder) throws IOException {
        return builder.start();
    }

    /**
     * Checks something while no process is being started. Until a child runs its program it has what its parent had
     * open: a socket that is bound for a check and closed again stays bound in it for a moment.
     */
    static synchronized boolean whileNothingStarts(BooleanSupplier check) {
        return check.getAsBoolean();
    }
}
