package io.orderflow.notification.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Notifications;
import io.orderflow.notification.domain.Milestone;
import io.orderflow.notification.domain.NotificationStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as clients see it: never to whom.
 *
 * @param event what it is about
 * @param sentAt absent until the mail server took it
 */
public record NotificationView(
        UUID notificationId,
        OrderId orderId,
        Milestone step,
        String event,
        String channel,
        NotificationStatus status,
        Instant createdAt,
        @Nullable Instant sentAt) {

    private static final String EMAIL = "EMAIL";

    static NotificationView of(Notifications.Entry entry) {
        return new NotificationView(
                entry.id().value(),
                entry.orderId(),
                entry.step(),
                entry.event(),
                EMAIL,
                entry.status(),
                entry.createdAt(),
                entry.sentAt());
    }
}
