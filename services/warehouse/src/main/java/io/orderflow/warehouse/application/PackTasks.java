package io.orderflow.warehouse.application;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.transaction.States;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.TaskStatus;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tasks of packing, each with the event because of which it is there. */
public interface PackTasks extends States<ShipmentId, PackTask> {

    /**
     * Forgets the labels of parcels that are packed, among so many of the next tasks between two ids; gives the ids of
     * these tasks, in their order.
     */
    Uni<List<UUID>> forgetLabels(UUID after, UUID last, int most);

    /** One task. */
    Uni<Optional<PackTask>> find(ShipmentId shipmentId);

    /**
     * Tasks with this status, if it is given, oldest shipment first, beginning after a shipment; none of those that were
     * cancelled before there was anything to pack.
     *
     * @param claimedSince claims that are not younger have run out: their tasks count as open
     */
    Uni<List<PackTask>> list(@Nullable TaskStatus status, Instant claimedSince, @Nullable ShipmentId after, int limit);
}
