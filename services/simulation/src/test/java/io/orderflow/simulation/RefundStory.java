package io.orderflow.simulation;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.ReturnReceived;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.RefundId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.notification.domain.Announcement;
import io.orderflow.notification.domain.Milestone;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has become of the money of an order, and what was said of it. */
record RefundStory(World world, OrderId orderId) {

    /** What the gateway has taken, in minor units. */
    long captured() {
        return world.gateway().accounts(orderId).stream()
                .mapToLong(account -> account.captured)
                .sum();
    }

    /** What the gateway has given back, in minor units. */
    long refunded() {
        return world.gateway().accounts(orderId).stream()
                .mapToLong(Gateway.Account::refunded)
                .sum();
    }

    /** What the gateway has given back, each by itself. */
    Map<RefundId, Long> got() {
        Map<RefundId, Long> got = new HashMap<>();
        world.gateway().accounts(orderId).forEach(account -> got.putAll(account.refunds()));
        return got;
    }

    /**
     * What order has asked for; twice, if it has asked twice. What it asks for because goods came it may ask for again if
     * it was restored: it hears again that they came.
     */
    List<RefundId> asked() {
        Set<RefundId> ofReceipts = isOrderRestored() ? ofReceipts() : Set.of();
        Set<RefundId> known = new HashSet<>();
        return told(PaymentRefundRequested.class::isInstance)
                .map(event -> ((PaymentRefundRequested) event.event()).refundId())
                .filter(refundId -> known.add(refundId) || !ofReceipts.contains(refundId))
                .toList();
    }

    /**
     * Whether order may ask for more than is left: a restored one that hears that goods came may not have heard yet what
     * else it has asked for, and payment says so.
     */
    boolean mayBeTooMuch(RefundView refund) {
        return isOrderRestored() && ofReceipts().contains(refund.refundId());
    }

    private boolean isOrderRestored() {
        return world.isRestored("order");
    }

    private Set<RefundId> ofReceipts() {
        return told(ReturnReceived.class::isInstance)
                .map(event -> RefundId.of(((ReturnReceived) event.event()).receiptId()))
                .collect(Collectors.toSet());
    }

    /** What payment has answered. If it was restored it may say again what it has said, but nothing else. */
    List<RefundId> answered() {
        Stream<OrderEvent> events = told(event -> answered(event).isPresent()).map(EventEnvelope::event);
        return (world.isRestored() ? events.distinct() : events)
                .flatMap(event -> answered(event).stream())
                .toList();
    }

    private static Optional<RefundId> answered(OrderEvent event) {
        if (event instanceof PaymentRefunded refunded) {
            return Optional.of(refunded.refundId());
        }
        return event instanceof PaymentRefundFailed failed ? Optional.of(failed.refundId()) : Optional.empty();
    }

    /** What the customer is told of: there is one mail an occasion. */
    List<RefundId> mails() {
        return told(RefundStory::isNews)
                .map(Announcement::occasionOf)
                .distinct()
                .map(RefundId::of)
                .toList();
    }

    private static boolean isNews(OrderEvent event) {
        return Announcement.of(event)
                .filter(mail -> mail.step() == Milestone.REFUNDED)
                .isPresent();
    }

    /** What was published of the order, each once. */
    private Stream<EventEnvelope> told(Predicate<OrderEvent> kind) {
        return world.broker().all().stream()
                .filter(event -> event.event().orderId().equals(orderId) && kind.test(event.event()))
                .distinct();
    }
}
