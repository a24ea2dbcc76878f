package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A word for machines out of a list that grows, such as {@code PAYMENT}: a capital letter, then up to 63 of {@code A-Z
 * 0-9 _}. A reader skips one that it does not know, where an unknown constant of an enum would be a dead letter. A
 * plain string in JSON.
 */
public record Code(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Code {
        Require.present(value, "code");
        Require.that(FORM.matcher(value).matches(), "code", "must be a capital letter and up to 63 of A-Z, 0-9 and _");
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
