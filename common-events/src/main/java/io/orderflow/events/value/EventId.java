package io.orderflow.events.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names an event: the CloudEvents {@code id}, a UUIDv7 (RFC 9562), so that ids sort by time. A plain string in JSON. */
public record EventId(UUID value) implements Comparable<EventId> {

    public EventId {
        Require.present(value, "eventId");
    }

    /** From the 36 characters of a UUID; anything else is an {@link IllegalArgumentException}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static EventId of(String text) {
        return new EventId(Uuids.parse(text, "eventId"));
    }

    /** By unsigned bytes, as PostgreSQL orders its {@code uuid}: rows locked in this order never deadlock. */
    @Override
    public int compareTo(EventId other) {
        return Uuids.compare(value, other.value);
    }

    /** The UUID in its canonical form, lower case. */
    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
