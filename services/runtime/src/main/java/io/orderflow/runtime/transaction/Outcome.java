package io.orderflow.runtime.transaction;

import io.orderflow.events.wire.EventEnvelope;
import java.util.List;

/**
 * What a transaction comes to.
 *
 * @param answer what the caller gets once it is committed
 * @param events what the world hears once it is committed
 */
public record Outcome<T>(T answer, List<EventEnvelope> events) {

    public Outcome {
        events = List.copyOf(events);
    }

    /** An answer without events. */
    public static <T> Outcome<T> of(T answer) {
        return new Outcome<>(answer, List.of());
    }
}
