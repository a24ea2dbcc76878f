package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a payment; the idempotency key towards the payment gateway. A plain string in JSON. */
public record PaymentId(UUID value) {

    private static final long SALT = 0x1c3a_95e0_7b42_d618L;

    public PaymentId {
        Require.present(value, "paymentId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PaymentId of(String text) {
        return new PaymentId(Uuids.parse(text, "paymentId"));
    }

    /** The payment of an order, which has one: whoever decides on the order anew, after a restore, names the same. */
    public static PaymentId of(OrderId order) {
        return new PaymentId(Uuids.companion(order.value(), SALT));
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
