package io.orderflow.payment.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.FollowUp;
import io.orderflow.payment.domain.PaymentCommand;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.Decisions;
import io.orderflow.runtime.work.DeadlineKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Remembers payments whose customers have something to do. */
@ApplicationScoped
class FollowPayments implements DeadlineKind {

    private final TrackPayments trackPayments;
    private final Decisions decisions;

    FollowPayments(TrackPayments trackPayments, Decisions decisions) {
        this.trackPayments = trackPayments;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return FollowUp.KIND;
    }

    @Override
    public Uni<Consequences> decide(Collection<UUID> orderIds) {
        return trackPayments.decide(orderIds.stream()
                .map(orderId -> decisions.<PaymentCommand>received(
                        new PaymentCommand.AskAgain(new OrderId(orderId)), Cause.own(new EventId(orderId))))
                .toList());
    }
}
