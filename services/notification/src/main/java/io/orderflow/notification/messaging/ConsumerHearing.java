package io.orderflow.notification.messaging;

import io.orderflow.notification.application.Hearing;
import io.orderflow.runtime.nats.consume.ConsumerBacklog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks the broker how far the consumer of this service is behind; once a second at most, whoever wants to know. */
@ApplicationScoped
class ConsumerHearing implements Hearing {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Uni<Boolean> isUpToDate;

    ConsumerHearing(ConsumerBacklog backlog) {
        this.isUpToDate = backlog.isAtMost(0).memoize().forFixedDuration(GOOD_FOR);
    }

    @Override
    public Uni<Boolean> isUpToDate() {
        return isUpToDate;
    }
}
