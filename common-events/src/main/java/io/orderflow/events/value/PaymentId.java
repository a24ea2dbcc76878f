package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one attempt to pay an order; the idempotency key towards the payment gateway. A plain string in JSON. */
public record PaymentId(UUID value) {

    /** No order is tried to be paid more often than this. */
    public static final int MAX_ATTEMPTS = 100;

    private static final long SALT = 0x1c3a_95e0_7b42_d618L;

    public PaymentId {
        Require.present(value, "paymentId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentId of(String text) {
        return new PaymentId(Uuids.parse(text, "paymentId"));
    }

    /** The first payment of an order: whoever decides on the order anew, after a restore, names the same. */
    public static PaymentId of(OrderId order) {
        return of(order, 1);
    }

    /**
     * The payment of an order that this attempt is, and the same whoever asks.
     *
     * @param attempt 1 to {@link #MAX_ATTEMPTS}; anything else is an {@link IllegalArgumentException}
     */
    public static PaymentId of(OrderId order, int attempt) {
        Require.between(attempt, "attempt", 1, MAX_ATTEMPTS);
        return new PaymentId(Uuids.companion(order.value(), SALT, attempt));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
