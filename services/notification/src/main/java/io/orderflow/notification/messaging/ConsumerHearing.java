package io.orderflow.notification.messaging;

import io.orderflow.notification.application.Hearing;
import io.orderflow.runtime.nats.connection.NatsConnection;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker how far the consumer of this service is behind; once a second at most, whoever wants to know. */
@ApplicationScoped
class ConsumerHearing implements Hearing {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Uni<Boolean> isUpToDate;

    ConsumerHearing(
            NatsConnection connection,
            @ConfigProperty(name = "mp.messaging.incoming.orders.consumer") String consumer) {
        this.isUpToDate =
                new ConsumerBacklog(connection, consumer).isAtMost(0).memoize().forFixedDuration(GOOD_FOR);
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return isUpToDate;
    }
}
