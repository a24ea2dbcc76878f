package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.orderflow.runtime.database.Database;
import io.orderflow.runtime.lifecycle.Timers;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.connection.NatsSession;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a crash, a full window or an absent broker has left in the outbox. It looks at each connection and in
 * between at a fixed interval; several instances may sweep at once, since each row is claimed.
 */
@ApplicationScoped
class OutboxSweep {

    private static final Logger LOG = Logger.getLogger(OutboxSweep.class);

    private final NatsConnection connection;
    private final StreamReconciliation reconciliation;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Database database;
    private final OutboxConfiguration configuration;
    private final Timers timers;
    private final AtomicBoolean releaseDue = new AtomicBoolean();
    private final AtomicBoolean comparisonDue = new AtomicBoolean();
    private final AtomicBoolean comparing = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile @Nullable NatsSession compared;

    OutboxSweep(
            NatsConnection connection,
            StreamReconciliation reconciliation,
            Outbox outbox,
            OutboxRelay relay,
            Database database,
            OutboxConfiguration configuration,
            Timers timers) {
        this.connection = connection;
        this.reconciliation = reconciliation;
        this.outbox = outbox;
        this.relay = relay;
        this.database = database;
        this.configuration = configuration;
        this.timers = timers;
    }

    void start(@Observes StartupEvent started) {
        connection.observe(present -> connected());
        timers.every(configuration.sweepInterval(), this::tick);
        timers.every(configuration.compareInterval(), () -> comparisonDue.set(true));
    }

    private void connected() {
        releaseDue.set(true);
        comparisonDue.set(true);
        tick();
    }

    private void tick() {
        connection.current().ifPresent(this::compareAndSweep);
    }

    /** What has happened while we were away may have happened to everything that is unread. */
    private Uni<Integer> compare(Connection present) {
        NatsSession session = connection.session().orElse(null);
        return reconciliation
                .reconcile(present, session == null || !session.equals(compared))
                .invoke(() -> {
                    if (session != null) {
                        compared = session;
                        relay.compared(session);
                    }
                })
                .onTermination()
                .invoke(() -> comparing.set(false));
    }

    private void compareAndSweep(Connection present) {
        if (releaseDue.compareAndSet(true, false)) {
            attempt(releaseDue, "Unsent events not made due", database.writeBatch(outbox::release));
        } else if (comparisonDue.get() && comparing.compareAndSet(false, true)) {
            comparisonDue.set(false);
            attempt(comparisonDue, "Outbox and stream not compared", compare(present));
        } else {
            sweep();
        }
    }

    /** Sweeps after a success; after a failure the next tick tries again, whether it was the database or the broker. */
    private void attempt(AtomicBoolean due, String failed, Uni<Integer> work) {
        work.subscribe().with(done -> tick(), failure -> {
            due.set(true);
            LOG.warnf("%s: %s", failed, failure.getMessage());
        });
    }

    private void sweep() {
        if (sweeping.compareAndSet(false, true)) {
            sweepAll()
                    .onTermination()
                    .invoke(() -> sweeping.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("The sweep failed: %s", failure.getMessage()));
        }
    }

    /** Sweeps until a sweep finds less than it could have taken, or not all of it can be published. */
    private Uni<Void> sweepAll() {
        return Uni.createFrom()
                .deferred(this::sweepSome)
                .repeat()
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there may be more. Each sweep stands alone, so that nothing holds the rows of those before it. */
    private Uni<Boolean> sweepSome() {
        return database.writeBatch(outbox::claim).chain(rows -> {
            if (!rows.isEmpty()) {
                LOG.infof("Publishing %d events that were left in the outbox", rows.size());
            }
            boolean isFull = rows.size() == configuration.sweepSize();
            return relay.publishRows(rows).map(all -> all && isFull);
        });
    }
}
