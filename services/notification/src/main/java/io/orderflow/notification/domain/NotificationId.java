package io.orderflow.notification.domain;

import io.orderflow.events.value.Require;
import java.util.Locale;
import java.util.UUID;

/** Names a notification: a UUIDv7, so that ids sort by time. */
public record NotificationId(UUID value) {

    public NotificationId {
        Require.present(value, "notificationId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    public static NotificationId of(String text) {
        UUID value = UUID.fromString(text);
        Require.that(value.toString().equals(text.toLowerCase(Locale.ROOT)), "notificationId must be a UUID");
        return new NotificationId(value);
    }

    /** The UUID in its canonical form. */
    @Override
    public String toString() {
        return value.toString();
    }
}
