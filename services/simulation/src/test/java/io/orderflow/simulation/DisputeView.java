package io.orderflow.simulation;

import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.payment.domain.Dispute;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A dispute as one of those sees it who know of it.
 *
 * @param amount in minor units
 * @param isWon whether the bank has given it back
 */
record DisputeView(String chargebackId, long amount, boolean isWon) {

    static DisputeView of(Dispute dispute) {
        return new DisputeView(dispute.reference(), dispute.amount().amount(), dispute.isWon());
    }

    static Set<DisputeView> ofPayment(World world, OrderId orderId) {
        return world.services().payment().state(orderId).chargebacks().all().stream()
                .map(known ->
                        new DisputeView(known.chargebackId(), known.amount().amount(), known.reversedAt() != null))
                .collect(Collectors.toSet());
    }

    static Set<DisputeView> ofGateway(World world, OrderId orderId) {
        return world.gateway().accounts(orderId).stream()
                .flatMap(account -> account.disputes().stream())
                .map(DisputeView::of)
                .collect(Collectors.toSet());
    }

    /** Those that the world was told of. */
    static List<String> told(World world, OrderId orderId) {
        return world.broker().all().stream()
                .filter(event -> event.event().orderId().equals(orderId))
                .distinct()
                .map(EventEnvelope::event)
                .filter(PaymentChargedBack.class::isInstance)
                .map(event -> ((PaymentChargedBack) event).chargebackId())
                .toList();
    }

    /** What the customer has of the bank, in minor units. */
    static long taken(Set<DisputeView> disputes) {
        return disputes.stream()
                .filter(dispute -> !dispute.isWon())
                .mapToLong(DisputeView::amount)
                .sum();
    }
}
