package io.orderflow.runtime.outbox;

import io.orderflow.events.value.Uuids;
import io.orderflow.runtime.nats.streams.StreamPlace;
import java.util.UUID;

/** Where JetStream stored an event. Ordered by id, so that whoever updates many rows locks them in one order. */
record Published(UUID id, long streamSequence) implements Comparable<Published> {

    /** Above every place that a stream can have. */
    static final Published END = new Published(new UUID(-1, -1), Long.MAX_VALUE);

    /** Below every place behind this sequence. */
    static Published after(long sequence) {
        return new Published(new UUID(-1, -1), sequence);
    }

    StreamPlace place() {
        return new StreamPlace(streamSequence, id.toString());
    }

    /** From the columns id, stream_sequence. */
    static Published of(Object[] columns) {
        return new Published((UUID) columns[0], (Long) columns[1]);
    }

    @Override
    public int compareTo(Published other) {
        return Uuids.compare(id, other.id);
    }
}
