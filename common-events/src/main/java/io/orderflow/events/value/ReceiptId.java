package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a receipt: goods of one return that somebody in the warehouse has counted together. A plain string in JSON. */
public record ReceiptId(UUID value) {

    /** No return comes in more parts than this. */
    public static final int MAX_OF_RETURN = 50;

    private static final long SALT = 0x2fd4_7b19_e0a6_5c83L;

    public ReceiptId {
        Require.present(value, "receiptId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReceiptId of(String text) {
        return new ReceiptId(Uuids.parse(text, "receiptId"));
    }

    /**
     * The receipt of a return that somebody reports under this key, and the same however often.
     *
     * @param by who reports it: two people may use the same key
     * @param key an {@code Idempotency-Key}
     */
    public static ReceiptId of(ReturnId returned, String by, String key) {
        return new ReceiptId(Uuids.companion(returned.value(), SALT, key + '\n' + by));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
