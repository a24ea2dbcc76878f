package io.orderflow.notification.application;

import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.outbox.Retention;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Forgets the recipients of orders that have ended, some weeks after they were placed. */
@ApplicationScoped
class ForgetRecipients {

    private final Recipients recipients;
    private final Retention retention;
    private final NotificationConfiguration.Recipients configuration;

    ForgetRecipients(Recipients recipients, Retention retention, NotificationConfiguration configuration) {
        this.recipients = recipients;
        this.retention = retention;
        this.configuration = configuration.recipients();
    }

    void start(@Observes StartupEvent started) {
        retention.keep(
                "recipients of old orders",
                configuration.retention(),
                configuration.interval(),
                configuration.batchSize(),
                (before, most) -> recipients.forget(UuidV7.lowerBound(before), most));
    }
}
