package io.orderflow.notification.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.notification.domain.NotificationId;
import io.orderflow.notification.domain.Step;

/**
 * A mail that is due. Personal data.
 *
 * @param attempts how often it was tried before
 */
public record Mail(
        NotificationId id, OrderId orderId, Step step, String text, int attempts, String name, String email) {

    /** The {@code Message-ID} (RFC 5322): the same each time, so that a mail that was sent twice can be recognized. */
    public String messageId() {
        return "<" + orderId + "." + step + "@orderflow>";
    }

    /** The subject line. */
    public String subject() {
        return "Your order " + orderId + " " + step.predicate();
    }

    /** The whole text. */
    public String body() {
        return """
                Hello %s,

                %s

                Order %s
                """.formatted(name, text, orderId);
    }

    /** Without name and e-mail address, which have no place in a log. */
    @Override
    public String toString() {
        return "Mail[orderId=" + orderId + ", step=" + step + "]";
    }
}
