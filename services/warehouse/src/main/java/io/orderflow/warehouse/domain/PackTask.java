package io.orderflow.warehouse.domain;

import java.time.Duration;
import java.time.Instant;

/** The task of packing one parcel. */
public sealed interface PackTask {

    /** A task that there is. */
    sealed interface Known extends PackTask {

        Assignment assignment();

        Instant createdAt();
    }

    /** There is no such task. */
    record Unknown() implements PackTask {}

    /** It waits for somebody. */
    record Open(Assignment assignment, Instant createdAt) implements Known {}

    /**
     * A worker is at it, or was: a claim runs out some time after it was made, the last time if it was repeated. Then
     * anybody may claim the task, and until somebody does it is still this worker's to pack.
     */
    record Claimed(Assignment assignment, Instant createdAt, Worker worker, Instant claimedAt) implements Known {

        /** When it runs out. */
        public Instant until(Duration claimTime) {
            return claimedAt.plus(claimTime);
        }

        /** Whether it has run out by then. */
        public boolean hasRunOut(Instant at, Duration claimTime) {
            return !at.isBefore(until(claimTime));
        }

        /** The task as it was before, and is again. */
        Open released() {
            return new Open(assignment, createdAt);
        }
    }

    /** The parcel is packed. */
    record Packed(Assignment assignment, Instant createdAt, Worker worker, Instant claimedAt, Instant packedAt)
            implements Known {}
}
