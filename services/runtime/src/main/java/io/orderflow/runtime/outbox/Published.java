package io.orderflow.runtime.outbox;

import io.orderflow.events.value.Uuids;
import java.util.UUID;

/** Where JetStream stored an event. Ordered by id, so that whoever updates many rows locks them in one order. */
record Published(UUID id, long streamSequence) implements Comparable<Published> {

    /** From the columns id, stream_sequence. */
    static Published of(Object[] columns) {
        return new Published((UUID) columns[0], (Long) columns[1]);
    }

    @Override
    public int compareTo(Published other) {
        return Uuids.compare(id, other.id);
    }
}
