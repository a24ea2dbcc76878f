package io.orderflow.payment.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.FollowUp;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.work.DeadlineKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Remembers payments whose customers have something to do. */
@ApplicationScoped
class FollowPayments implements DeadlineKind {

    private final TrackPayments trackPayments;

    FollowPayments(TrackPayments trackPayments) {
        this.trackPayments = trackPayments;
    }

    @Override
    public String name() {
        return FollowUp.KIND;
    }

    @Override
    public Uni<Consequences> decide(Collection<UUID> orderIds) {
        return trackPayments.askAgain(orderIds.stream().map(OrderId::new).toList());
    }
}
