package io.orderflow.events;

import io.orderflow.events.value.OrderId;

/**
 * Something that happened to an order. Events are facts in the past tense: they are published once and never changed.
 *
 * <p>A field may be added to an event at any time, for readers ignore what they do not know. Whatever breaks a reader is
 * a new event beside the old one: {@code OrderCreatedV2} in Java, {@code OrderCreated.v2} on the wire.
 *
 * <p>Those of one publisher are a group: a reader whom none of them concerns names the group, and has no line to add when
 * it grows.
 */
public sealed interface OrderEvent
        permits OrderCreated, StockEvent, PaymentEvent, ProcessEvent, ShipmentEvent, PackingEvent {

    /** The order that it happened to. */
    OrderId orderId();

    /** The name on the wire, which is the simple name of the record: {@code OrderCreated}. */
    default String name() {
        return nameOf(getClass());
    }

    /**
     * The name on the wire of a kind of event: {@code OrderCreated}; of {@code OrderCreatedV2} it is {@code
     * OrderCreated.v2}.
     */
    static String nameOf(Class<? extends OrderEvent> kind) {
        return nameOf(kind.getSimpleName());
    }

    /** The name on the wire of a record with this simple name. */
    static String nameOf(String simpleName) {
        int digits = simpleName.length();
        while (digits > 0 && Character.isDigit(simpleName.charAt(digits - 1))) {
            digits--;
        }
        boolean versioned = digits > 1 && digits < simpleName.length() && simpleName.charAt(digits - 1) == 'V';
        return versioned ? simpleName.substring(0, digits - 1) + ".v" + simpleName.substring(digits) : simpleName;
    }
}
