package io.orderflow.warehouse.domain;

import io.orderflow.runtime.decision.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The task of packing one parcel. */
public sealed interface PackTask {

    /** A task that there is. */
    sealed interface Known extends PackTask {

        Instant createdAt();

        /** Because of what it is there. */
        Cause cause();
    }

    /** A task of which it is known what is to be packed. */
    sealed interface Assigned extends Known {

        Assignment assignment();

        @Override
        default Cause cause() {
            return assignment().cause();
        }
    }

    /** There is no such task. */
    record Unknown() implements PackTask {}

    /** It waits for somebody. */
    record Open(Assignment assignment, Instant createdAt) implements Assigned {}

    /**
     * A worker is at it, or was: a claim runs out some time after it was made, the last time if it was repeated. Then
     * anybody may claim the task, and until somebody does it is still this worker's to pack.
     */
    record Claimed(Assignment assignment, Instant createdAt, Worker worker, Instant claimedAt) implements Assigned {

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
            implements Assigned {}

    /**
     * The parcel is not packed, and will not be.
     *
     * @param worker who had claimed it last, and has its goods, if somebody had
     * @param claimedAt when that was
     */
    record Cancelled(
            Assignment assignment,
            Instant createdAt,
            @Nullable Worker worker,
            @Nullable Instant claimedAt) implements Assigned {}

    /** The shipment was cancelled before it was prepared, as far as is known here: nothing is to be packed for it later. */
    record Forestalled(CancellationRequest request, Instant createdAt) implements Known {

        @Override
        public Cause cause() {
            return request.cause();
        }
    }
}
