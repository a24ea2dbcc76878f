package io.orderflow.runtime.outbox;

import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Deletes published rows past their retention, in bounded steps. */
@ApplicationScoped
class OutboxRetention {

    private static final Logger LOG = Logger.getLogger(OutboxRetention.class);

    private final Outbox outbox;
    private final Database database;
    private final OutboxConfiguration configuration;
    private final Timers timers;
    private final AtomicBoolean deleting = new AtomicBoolean();

    OutboxRetention(Outbox outbox, Database database, OutboxConfiguration configuration, Timers timers) {
        this.outbox = outbox;
        this.database = database;
        this.configuration = configuration;
        this.timers = timers;
    }

    void start(@Observes StartupEvent started) {
        timers.every(configuration.retentionInterval(), this::deleteWhenIdle);
    }

    private void deleteWhenIdle() {
        if (deleting.compareAndSet(false, true)) {
            delete().onTermination()
                    .invoke(() -> deleting.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("Old rows not deleted: %s", failure.getMessage()));
        }
    }

    private Uni<Void> delete() {
        Instant bound = Instant.now().minus(configuration.retention());
        return database.writeBatch(() -> outbox.deleteBefore(bound))
                .chain(deleted ->
                        deleted < configuration.sweepSize() ? Uni.createFrom().voidItem() : delete());
    }
}
