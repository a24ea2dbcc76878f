package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an order. A plain string in JSON. */
public record OrderId(UUID value) implements Comparable<OrderId> {

    public OrderId {
        Require.present(value, "orderId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrderId of(String text) {
        return new OrderId(Uuids.parse(text, "orderId"));
    }

    /** By unsigned bytes, as PostgreSQL orders its {@code uuid}: rows locked in this order never deadlock. */
    @Override
    public int compareTo(OrderId other) {
        return Uuids.compare(value, other.value);
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
