package io.orderflow.runtime.work;

import io.orderflow.events.value.Uuids;
import java.util.UUID;

/**
 * The right to do the work with this id for a while. It has passed to somebody else as soon as there is a later attempt.
 * Ordered by id, so that whoever updates many rows locks them in one order.
 */
record Lease(UUID id, int attempt) implements Comparable<Lease> {

    @Override
    public int compareTo(Lease other) {
        return Uuids.compare(id, other.id);
    }
}
