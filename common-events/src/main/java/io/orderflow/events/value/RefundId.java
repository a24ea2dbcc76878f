package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a refund of an order's money; the idempotency key towards the payment gateway. A plain string in JSON. */
public record RefundId(UUID value) {

    /** No order has more refunds than this, those included that failed. */
    public static final int MAX_OF_ORDER = 100;

    private static final long SALT = 0x31b7_c05e_92f6_4d8aL;

    public RefundId {
        Require.present(value, "refundId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RefundId of(String text) {
        return new RefundId(Uuids.parse(text, "refundId"));
    }

    /**
     * The refund of an order that somebody asks for under this key, and the same however often.
     *
     * @param key of whoever asks, an {@code Idempotency-Key}
     */
    public static RefundId of(OrderId order, String key) {
        return new RefundId(Uuids.companion(order.value(), SALT, key));
    }

    /** The refund of what a receipt tells of, and the same however often. */
    public static RefundId of(ReceiptId receipt) {
        return new RefundId(Uuids.companion(receipt.value(), SALT, 1));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
