package io.orderflow.shipping.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.transaction.States;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shipments of the orders. */
public interface Shipments extends States<OrderId, ShipmentsOfOrder> {

    /** Loads those of which something is known. */
    Uni<Map<OrderId, ShipmentsOfOrder>> load(Collection<OrderId> orderIds);

    /**
     * Forgets the labels of parcels that were handed over, among so many of the next shipments between two ids; gives the
     * ids of these shipments, in their order.
     */
    Uni<List<UUID>> forgetLabels(UUID after, UUID last, int most);

    /** One shipment, if its content is known. */
    Uni<Optional<Shipment.Known>> find(ShipmentId shipmentId);

    /** Shipments whose content is known, of this order, if one is given, newest first, beginning after a shipment. */
    Uni<List<Shipment.Known>> list(@Nullable OrderId orderId, @Nullable ShipmentId after, int limit);
}
