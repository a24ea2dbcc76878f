package io.orderflow.notification.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.Milestone;
import io.orderflow.notification.domain.NotificationId;
import java.util.Locale;

/**
 * A mail that is due. The address is the one thing in it that a customer has typed, and it stands in no line that is
 * read: whatever else was typed could lead the reader to wherever its author wants, under the shop's name.
 *
 * @param occasion which one of several of this order and step it is; empty where there is one
 * @param attempts how often it was tried before, as far as that is held against it
 */
public record Mail(
        NotificationId id, OrderId orderId, Milestone step, String occasion, String text, int attempts, String email) {

    /** The {@code Message-ID} (RFC 5322): the same each time, so that a mail that was sent twice can be recognized. */
    public String messageId() {
        return "<" + orderId + "." + step + (occasion.isEmpty() ? "" : "." + occasion) + "@orderflow>";
    }

    /** The subject line. */
    public String subject() {
        return "Your order " + orderId + " " + step.predicate();
    }

    /** The whole text. */
    public String body() {
        return """
                Hello,

                %s

                Order %s
                """.formatted(text, orderId);
    }

    /** Whether the recipient is forgotten. */
    boolean isToNobody() {
        return email.equals(Recipients.NOBODY);
    }

    /** The domain of the recipient. */
    String domain() {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Without the e-mail address, which has no place in a log. */
    @Override
    public String toString() {
        return "Mail[orderId=" + orderId + ", step=" + step + "]";
    }
}
