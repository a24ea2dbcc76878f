package io.orderflow.local.supervision;

import io.orderflow.servers.process.ManagedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The supervisor's eye on one process. */
final class Watch {
    private final ManagedProcess process;
    private final RestartRequest request;
    private final Consumer<String> report;
    private final Backoff backoff = new Backoff();

    private @Nullable Instant startAt;

    Watch(ManagedProcess process, RestartRequest request, Consumer<String> report) {
        this.process = process;
        this.request = request;
        this.report = report;
    }

    ManagedProcess process() {
        return process;
    }

    /** Whether somebody asked for a restart; it is answered once. */
    boolean takeRequest() {
        return request.take();
    }

    void look() {
        if (takeRequest()) {
            report.accept(process.name() + " is restarted on request.");
            process.restart();
            backoff.reset();
            startAt = null;
        } else if (!process.isWanted() || process.isAlive()) {
            startAt = null;
        } else if (startAt == null) {
            Duration pause = backoff.pauseAfter(Duration.between(process.startedAt(), Instant.now()));
            startAt = Instant.now().plus(pause);
            report.accept(String.format(
                    Locale.ROOT,
                    "%s died (exit code %s); it is started again in %.1f s.",
                    process.name(),
                    process.exitCode(),
                    pause.toMillis() / 1000.0));
        } else if (!Instant.now().isBefore(startAt)) {
            startAt = null;
            process.startIfWanted();
        }
    }

    /** A failure is told and tried again; it must not end the watch over the others. */
    void guarded(Consumer<Watch> action) {
        try {
            action.accept(this);
        } catch (RuntimeException e) {
            report.accept(process.name() + ": " + e.getMessage());
        }
    }
}
