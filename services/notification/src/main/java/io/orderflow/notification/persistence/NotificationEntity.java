package io.orderflow.notification.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.application.Notifications;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.notification.domain.NotificationStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code notifications}, as far as it is shown. */
@Entity
@Table(name = "notifications")
class NotificationEntity {

    @Id
    UUID id;

    UUID orderId;
    String step;
    String event;
    String status;
    Instant createdAt;

    @Nullable Instant sentAt;

    Notifications.Entry toEntry() {
        return new Notifications.Entry(
                new NotificationId(id),
                new OrderId(orderId),
                StepKey.parse(step).step(),
                event,
                NotificationStatus.valueOf(status),
                createdAt,
                sentAt);
    }
}
