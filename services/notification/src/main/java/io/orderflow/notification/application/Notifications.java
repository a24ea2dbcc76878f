package io.orderflow.notification.application;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Announcement;
import io.orderflow.notification.domain.Judgement;
import io.orderflow.notification.domain.Milestone;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.notification.domain.NotificationStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers are told: one notification per order and step, and per occasion where a step has several. */
public interface Notifications {

    /**
     * A new notification.
     *
     * @param event the name of the event that it is about
     * @param occasion which one of several of this order and step it is; empty where there is one
     */
    record Draft(
            NotificationId id,
            OrderId orderId,
            EventId eventId,
            String event,
            Announcement announcement,
            String occasion) {}

    /**
     * A notification as it stands.
     *
     * @param sentAt when the mail server took it
     */
    record Entry(
            NotificationId id,
            OrderId orderId,
            Milestone step,
            String event,
            NotificationStatus status,
            Instant createdAt,
            @Nullable Instant sentAt) {}

    /** What has become of a notification. */
    record Attempt(NotificationId id, Judgement judgement) {}

    /**
     * Adds notifications with this status; an order and step, or occasion, that has one already keeps it. What {@linkplain
     * Milestone#mayComeAfterTheEnd comes after the end} is suppressed where the recipient has been forgotten, and waits for
     * a recipient who is not known yet, as all others do.
     */
    Uni<Void> add(List<Draft> drafts, NotificationStatus status);

    /** Takes pending notifications that are due and whose recipients are known, and holds them for a while. */
    Uni<List<Mail>> claim(int limit, Duration lease);

    /** Records attempts. */
    Uni<Void> record(List<Attempt> attempts);

    /** Notifications, oldest first, of one order, if it is given, beginning after a notification. */
    Uni<List<Entry>> list(@Nullable OrderId orderId, @Nullable NotificationId after, int limit);
}
