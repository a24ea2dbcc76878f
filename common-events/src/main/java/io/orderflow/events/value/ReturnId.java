package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a return: goods of one order that come back together, or in parts. A plain string in JSON. */
public record ReturnId(UUID value) {

    /** No order has more returns than this, those included that came to nothing. */
    public static final int MAX_OF_ORDER = 50;

    private static final long SALT = 0x5e08_d1c7_26ba_93f4L;

    public ReturnId {
        Require.present(value, "returnId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReturnId of(String text) {
        return new ReturnId(Uuids.parse(text, "returnId"));
    }

    /**
     * The return of an order that somebody asks for under this key, and the same however often.
     *
     * @param key of whoever asks, an {@code Idempotency-Key}
     */
    public static ReturnId of(OrderId order, String key) {
        return new ReturnId(Uuids.companion(order.value(), SALT, key));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
