package io.orderflow.runtime.outbox;

import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Deletes what is past its retention for as long as the service runs, in bounded steps, each a transaction of its own.
 */
@ApplicationScoped
public class Retention {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final Database database;
    private final Timers timers;

    /** One step, in the transaction that is open. */
    @FunctionalInterface
    public interface Step {

        /** Deletes what is older, at most so much; gives how much. */
        Uni<Integer> deleteBefore(Instant time, int most);
    }

    Retention(Database database, Timers timers) {
        this.database = database;
        this.timers = timers;
    }

    /**
     * Begins to delete.
     *
     * @param what for the log: "old rows"
     * @param age beyond which nothing is kept
     * @param interval between two looks; one that takes longer is waited for
     * @param most of one step
     */
    public void keep(String what, Duration age, Duration interval, int most, Step step) {
        AtomicBoolean deleting = new AtomicBoolean();
        timers.every(interval, () -> {
            if (deleting.compareAndSet(false, true)) {
                delete(Instant.now().minus(age), most, step)
                        .onTermination()
                        .invoke(() -> deleting.set(false))
                        .subscribe()
                        .with(done -> {}, failure -> LOG.warnf("Not deleted yet, %s: %s", what, failure.getMessage()));
            }
        });
    }

    private Uni<Void> delete(Instant before, int most, Step step) {
        return Uni.createFrom()
                .deferred(() -> database.writeBatch(() -> step.deleteBefore(before, most)))
                .repeat()
                .whilst(deleted -> deleted >= most)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
