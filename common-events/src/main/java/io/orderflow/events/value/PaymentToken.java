package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a payment gateway gave the client in exchange for a card: 1 to 255 of {@code A-Z a-z 0-9 _ -}, such as {@code
 * tok_visa}. A plain string in JSON; never a card number, and never in a log.
 */
public record PaymentToken(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PaymentToken {
        Require.token(value, "paymentToken", 255, "_-");
    }

    /** Does not tell the token: whoever has it can pay with it. */
    @Override
    public String toString() {
        return "PaymentToken[hidden]";
    }
}
