package io.orderflow.notification.messaging;

import io.orderflow.notification.application.Hearing;
import io.orderflow.runtime.nats.ConsumerLag;
import io.orderflow.runtime.nats.NatsConnection;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker how far the consumer of this service is behind; once a second at most, whoever wants to know. */
@ApplicationScoped
class ConsumerHearing implements Hearing {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);
    /** One that stands still has not heard what waits for it, however long. */
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final Uni<Boolean> isUpToDate;

    ConsumerHearing(
            NatsConnection connection,
            @ConfigProperty(name = "mp.messaging.incoming.orders.consumer") String consumer) {
        ConsumerLag lag = new ConsumerLag(connection, FOR_EVER);
        this.isUpToDate = Uni.createFrom()
                .item(() -> lag.largest(List.of(consumer)).orElse(Long.MAX_VALUE) == 0)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .memoize()
                .forFixedDuration(GOOD_FOR);
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return isUpToDate;
    }
}
