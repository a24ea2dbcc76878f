package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A point in time, as RFC 3339 writes it in UTC: {@code 2026-11-27T05:00:00.124Z}, with up to nine decimals. A plain
 * string in JSON.
 */
public record Moment(Instant instant) {

    private static final Pattern FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z");

    public Moment {
        Require.present(instant, "moment");
    }

    /** From the form above; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Moment of(String text) {
        Require.present(text, "moment");
        Require.that(FORM.matcher(text).matches(), "moment", "must be a time of RFC 3339 in UTC");
        try {
            return new Moment(Instant.parse(text));
        } catch (DateTimeException invalid) {
            throw new IllegalArgumentException("moment must be a time that there is", invalid);
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return instant.toString();
    }
}
