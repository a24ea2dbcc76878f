package io.orderflow.local.supervision;

import io.orderflow.servers.process.ManagedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks after processes on one thread: what died and is still wanted is started again after a pause. */
public final class Supervisor implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final Duration LOGS_INTERVAL = Duration.ofSeconds(30);

    private final List<Watch> watches;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("supervisor").factory());

    /**
     * @param run where requests to restart are left
     * @param report takes a sentence for each death and each start
     */
    public Supervisor(Stream<ManagedProcess> processes, Path run, Consumer<String> report) {
        this.watches = processes
                .map(process -> new Watch(process, new RestartRequest(run, process.name()), report))
                .toList();
    }

    /** Before a start: what somebody asked of an earlier launcher is of no interest any more. */
    public void forgetRequests() {
        watches.forEach(Watch::takeRequest);
    }

    public void start() {
        every(INTERVAL, Watch::look);
        every(LOGS_INTERVAL, watch -> watch.process().log().bound());
    }

    /** Ends the watch, not the processes. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the supervisor does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void every(Duration interval, Consumer<Watch> action) {
        var _ = thread.scheduleWithFixedDelay(
                () -> watches.forEach(watch -> watch.guarded(action)), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }
}
