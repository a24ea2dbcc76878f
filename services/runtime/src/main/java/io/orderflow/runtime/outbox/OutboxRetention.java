package io.orderflow.runtime.outbox;

import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Deletes published rows past their retention, in bounded steps. */
@ApplicationScoped
class OutboxRetention {

    private static final Logger LOG = Logger.getLogger(OutboxRetention.class);

    private final Outbox outbox;
    private final Database database;
    private final OutboxConfiguration configuration;
    private final Vertx vertx;

    OutboxRetention(Outbox outbox, Database database, OutboxConfiguration configuration, Vertx vertx) {
        this.outbox = outbox;
        this.database = database;
        this.configuration = configuration;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(configuration.retentionInterval().toMillis(), ignored -> delete().subscribe()
                .with(done -> {}, failure -> LOG.warnf("Old rows not deleted: %s", failure.getMessage())));
    }

    private Uni<Void> delete() {
        OffsetDateTime bound = OffsetDateTime.now(ZoneOffset.UTC).minus(configuration.retention());
        return database.writeBatch(() -> outbox.deleteBefore(bound))
                .chain(deleted ->
                        deleted < configuration.sweepSize() ? Uni.createFrom().voidItem() : delete());
    }
}
