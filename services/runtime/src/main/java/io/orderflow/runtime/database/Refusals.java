package io.orderflow.runtime.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for readiness, that the database does not do work in which nothing is wrong. The memory ends by itself
 * some time after the last refusal, or as soon as the work that was refused gets through.
 */
@ApplicationScoped
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final Duration memory;
    private @Nullable Refusal last;
    private long lastNanos;

    Refusals(DatabaseConfiguration configuration) {
        this.memory = configuration.refusalMemory();
    }

    /** Takes note, unless it is something that the next try may not meet again. */
    void note(Refusal refusal) {
        if (!refusal.isMomentary()) {
            noteRepeated(refusal);
        }
    }

    /** Takes note of what the next try has met again. */
    synchronized void noteRepeated(Refusal refusal) {
        if (present()
                .filter(known -> Objects.equals(known.state(), refusal.state()))
                .isEmpty()) {
            // A restart is over by itself, a missing privilege is not.
            LOG.logf(
                    refusal.isMomentary() ? Logger.Level.WARN : Logger.Level.ERROR,
                    "The database keeps work waiting: %s. %s",
                    refusal.message(),
                    refusal.advice());
        }
        last = refusal;
        lastNanos = System.nanoTime();
    }

    /** What was refused like this has been done. */
    synchronized void overcome(Refusal refusal) {
        if (present().filter(known -> known.isRefutedBySuccessAfter(refusal)).isPresent()) {
            LOG.infof("The database does again what it refused: %s", refusal.message());
            last = null;
        }
    }

    /** The last refusal, if it was not long ago. */
    synchronized Optional<Refusal> present() {
        return Optional.ofNullable(last).filter(refusal -> System.nanoTime() - lastNanos < memory.toNanos());
    }
}
