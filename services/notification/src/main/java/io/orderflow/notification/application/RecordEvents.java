package io.orderflow.notification.application;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.notification.domain.Announcement;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.notification.domain.NotificationStatus;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.transaction.Consequences;
import io.orderflow.runtime.transaction.EventHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Records what happens to orders, whom to tell of it, and what. It adds rows, and changes them only to forget whom they
 * are of; each row has a key that the event gives, so an event that comes again changes nothing. It causes no events.
 */
@ApplicationScoped
public class RecordEvents implements EventHandler {

    private final History history;
    private final Recipients recipients;
    private final Notifications notifications;
    private final NotificationStatus status;

    RecordEvents(
            History history,
            Recipients recipients,
            Notifications notifications,
            NotificationConfiguration configuration) {
        this.history = history;
        this.recipients = recipients;
        this.notifications = notifications;
        this.status = configuration.email().enabled() ? NotificationStatus.PENDING : NotificationStatus.SUPPRESSED;
    }

    @Override
    public Uni<Consequences> handle(List<EventEnvelope> events) {
        List<OrderCreated> created = only(OrderCreated.class, events);
        List<OrderAnonymized> anonymized = only(OrderAnonymized.class, events);
        List<Notifications.Draft> drafts = events.stream()
                .map(RecordEvents::draft)
                .flatMap(Optional::stream)
                .toList();
        return Sql.together(
                        history.add(events),
                        recipients.add(created),
                        notifications.add(drafts, status),
                        history.anonymize(anonymized),
                        recipients.anonymize(anonymized))
                .replaceWith(Consequences.NONE);
    }

    private static <T extends OrderEvent> List<T> only(Class<T> kind, List<EventEnvelope> events) {
        return events.stream()
                .map(EventEnvelope::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Optional<Notifications.Draft> draft(EventEnvelope event) {
        return Announcement.of(event.event())
                .map(announcement -> new Notifications.Draft(
                        new NotificationId(UuidV7.next()),
                        event.event().orderId(),
                        event.id(),
                        event.event().name(),
                        announcement,
                        Announcement.occasionOf(event)));
    }
}
