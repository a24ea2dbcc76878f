package io.orderflow.runtime.outbox;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deletes published rows past their retention. */
@ApplicationScoped
class OutboxRetention {

    private final Outbox outbox;
    private final Retention retention;
    private final OutboxConfiguration configuration;

    OutboxRetention(Outbox outbox, Retention retention, OutboxConfiguration configuration) {
        this.outbox = outbox;
        this.retention = retention;
        this.configuration = configuration;
    }

    void start(@Observes StartupEvent started) {
        retention.keep(
                "old rows of the outbox",
                configuration.retention(),
                configuration.retentionInterval(),
                configuration.sweepSize(),
                outbox::deleteBefore);
    }
}
