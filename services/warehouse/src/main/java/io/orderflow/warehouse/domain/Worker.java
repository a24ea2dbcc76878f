package io.orderflow.warehouse.domain;

import io.orderflow.events.value.Require;
import org.jspecify.annotations.Nullable;

/**
 * Who packs, or counts what comes back.
 *
 * @param id tells workers apart, and is who did it for all others: 1 to {@value #MAX_ID} characters
 * @param name what people call them; may change
 */
public record Worker(String id, @Nullable String name) {

    /** The longest id. */
    public static final int MAX_ID = 255;

    public Worker {
        Require.text(id, "worker", MAX_ID);
    }

    boolean is(Worker other) {
        return id.equals(other.id);
    }
}
