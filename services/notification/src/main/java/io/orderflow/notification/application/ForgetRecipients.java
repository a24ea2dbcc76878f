package io.orderflow.notification.application;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.nats.ShutdownOrder;
import io.orderflow.runtime.transaction.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Forgets the recipients of orders that have ended, some days after they were placed, in bounded steps. */
@ApplicationScoped
class ForgetRecipients {

    private static final Logger LOG = Logger.getLogger(ForgetRecipients.class);

    private final Recipients recipients;
    private final Database database;
    private final Vertx vertx;
    private final NotificationConfiguration.Recipients configuration;
    private final AtomicBoolean forgetting = new AtomicBoolean();
    private volatile long timer;

    ForgetRecipients(Recipients recipients, Database database, Vertx vertx, NotificationConfiguration configuration) {
        this.recipients = recipients;
        this.database = database;
        this.vertx = vertx;
        this.configuration = configuration.recipients();
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(configuration.interval().toMillis(), ignored -> forgetWhenIdle());
    }

    void stop(@Observes @Priority(ShutdownOrder.CALLS) ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    private void forgetWhenIdle() {
        if (forgetting.compareAndSet(false, true)) {
            forget(UuidV7.lowerBound(Instant.now().minus(configuration.retention())))
                    .onTermination()
                    .invoke(() -> forgetting.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.warnf("Recipients not forgotten yet: %s", failure.getMessage()));
        }
    }

    private Uni<Void> forget(UUID before) {
        return database.writeBatch(() -> recipients.forget(before, configuration.batchSize()))
                .chain(forgotten ->
                        forgotten < configuration.batchSize() ? Uni.createFrom().voidItem() : forget(before));
    }
}
