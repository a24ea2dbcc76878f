package io.orderflow.servers.process;

import io.orderflow.servers.machine.LaunchException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does several things that wait for processes at the same time, and returns when all are done. */
public final class Together {
    private Together() {}

    /** If some fail, the first failure is thrown after all have ended. */
    public static void run(Stream<Runnable> steps) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = steps.<Future<?>>map(threads::submit).toList();
            for (Future<?> step : running) {
                step.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted.", e);
        }
    }
}
