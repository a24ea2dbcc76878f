package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A stock keeping unit: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, a letter or digit first. Fits into a URL and a NATS subject
 * without escaping. A plain string in JSON.
 */
public record Sku(String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        Require.token(value, "sku", 64, "._-");
        Require.that(Ascii.isLetterOrDigit(value.charAt(0)), "sku", "must start with a letter or digit");
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
