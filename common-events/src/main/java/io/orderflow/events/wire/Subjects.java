package io.orderflow.events.wire;

import io.orderflow.events.OrderEvent;
import io.orderflow.events.value.OrderId;

/**
 * The NATS subjects: {@code orders.<EventName>.<orderId>}. The event comes first and the id last, so that a kind is
 * followed with {@code orders.OrderFulfilled.*} and an order's story is told by {@code orders.*.<orderId>}.
 *
 * <p>The dot of a versioned name would be one token too many: {@code OrderCreated.v2} is {@code OrderCreated-v2} here.
 */
public final class Subjects {

    /**
     * The plain subject, of no stream, on which somebody asks for the events of some orders once more: a JSON array of
     * order ids. Each publisher publishes what it has.
     */
    public static final String RESEND = "outbox.resend";

    private static final int MAX_TOKEN = 100;

    private Subjects() {}

    /** Where this event is published. */
    public static String of(OrderEvent event) {
        return of(event.name(), event.orderId());
    }

    /** Where the event with this name is published, of this order. */
    public static String of(String name, OrderId orderId) {
        return "orders." + token(name) + "." + orderId;
    }

    /** A filter for all events of a kind. */
    public static String kind(Class<? extends OrderEvent> kind) {
        return kind(OrderEvent.nameOf(kind));
    }

    /** A filter for all events of the kind with this name. */
    public static String kind(String name) {
        return "orders." + token(name) + ".*";
    }

    /** A filter for all events of an order. */
    public static String order(OrderId id) {
        return "orders.*." + id;
    }

    /**
     * Where a message goes that the service could not process. Name and order id may be whatever the message had: what
     * does not fit into a subject becomes {@code _}, and nothing at all becomes {@code unknown}.
     */
    public static String deadLetter(String service, String eventName, String orderId) {
        return "dead-letters." + token(service) + "." + token(eventName) + "." + token(orderId);
    }

    private static String token(String text) {
        if (text.isEmpty()) {
            return "unknown";
        }
        StringBuilder token = new StringBuilder(text);
        token.setLength(Math.min(text.length(), MAX_TOKEN));
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                token.setCharAt(i, '-');
            } else if (!isTokenCharacter(c)) {
                token.setCharAt(i, '_');
            }
        }
        return token.toString();
    }

    private static boolean isTokenCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
