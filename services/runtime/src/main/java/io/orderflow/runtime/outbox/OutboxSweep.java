package io.orderflow.runtime.outbox;

import io.nats.client.Connection;
import io.orderflow.runtime.nats.NatsConnection;
import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

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
    private final Vertx vertx;
    private final AtomicBoolean sweeping = new AtomicBoolean();

    OutboxSweep(
            NatsConnection connection,
            StreamReconciliation reconciliation,
            Outbox outbox,
            OutboxRelay relay,
            Database database,
            OutboxConfiguration configuration,
            Vertx vertx) {
        this.connection = connection;
        this.reconciliation = reconciliation;
        this.outbox = outbox;
        this.relay = relay;
        this.database = database;
        this.configuration = configuration;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        connection.observe(this::connected);
        vertx.setPeriodic(configuration.sweepInterval().toMillis(), ignored -> sweep());
    }

    private void connected(Connection present) {
        database.writeBatch(outbox::release)
                .chain(() -> reconciliation.reconcile(present))
                .subscribe()
                .with(
                        done -> sweep(),
                        failure -> LOG.warnf("Outbox and stream not compared: %s", failure.getMessage()));
    }

    private void sweep() {
        if (connection.current().isPresent() && sweeping.compareAndSet(false, true)) {
            sweepAll()
                    .onTermination()
                    .invoke(() -> sweeping.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("The sweep failed: %s", failure.getMessage()));
        }
    }

    /** Sweeps until a sweep finds less than it could have taken. */
    private Uni<Void> sweepAll() {
        return database.writeBatch(outbox::claim).chain(rows -> {
            if (!rows.isEmpty()) {
                LOG.infof("Publishing %d events that were left in the outbox", rows.size());
            }
            Uni<Void> published = relay.publishRows(rows);
            return rows.size() < configuration.sweepSize() ? published : published.chain(this::sweepAll);
        });
    }
}
