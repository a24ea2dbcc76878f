package io.orderflow.warehouse.domain;

import io.orderflow.events.ShipmentPrepared;
import java.time.Instant;

/** The task of packing one parcel. */
public sealed interface PackTask {

    /** There is no such task. */
    record Unknown() implements PackTask {}

    /** It waits for somebody. */
    record Open(ShipmentPrepared shipment, Instant createdAt) implements PackTask {}

    /** A worker is at it. */
    record Claimed(ShipmentPrepared shipment, Instant createdAt, String worker, Instant claimedAt)
            implements PackTask {}

    /** The parcel is packed. */
    record Packed(ShipmentPrepared shipment, Instant createdAt, String worker, Instant claimedAt, Instant packedAt)
            implements PackTask {}
}
