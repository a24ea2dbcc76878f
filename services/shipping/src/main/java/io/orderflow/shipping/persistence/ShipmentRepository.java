package io.orderflow.shipping.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.NumberedRows;
import io.orderflow.runtime.database.Sql;
import io.orderflow.runtime.database.Table;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.shipping.domain.Shipment;
import io.orderflow.shipping.domain.ShipmentsOfOrder;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipments in the table {@code shipments}. */
@ApplicationScoped
class ShipmentRepository implements Shipments, PanacheRepositoryBase<ShipmentEntity, UUID> {

    private static final String NEXT =
            "where shipment_id > $1 and shipment_id <= $2 order by shipment_id limit $3 for update";

    private final Table<ShipmentEntity> table = Table.of(ShipmentEntity.class, ShipmentEntity::new, "orderId");

    @Override
    public Uni<Map<OrderId, ShipmentsOfOrder>> load(Collection<OrderId> orderIds) {
        return table.load(orderIds, OrderId::value).map(ShipmentRepository::byOrder);
    }

    @Override
    public Uni<Map<OrderId, ShipmentsOfOrder>> lock(Collection<OrderId> orderIds) {
        return table.lock(orderIds, OrderId::value).map(ShipmentRepository::byOrder);
    }

    @Override
    public Uni<Void> add(Map<OrderId, ShipmentsOfOrder> added) {
        return table.add(rows(Map.of(), added).added());
    }

    @Override
    public Uni<Void> update(Map<OrderId, ShipmentsOfOrder> known, Map<OrderId, ShipmentsOfOrder> changed) {
        NumberedRows<ShipmentEntity> rows = rows(known, changed);
        return Sql.together(table.add(rows.added()), table.update(rows.changed()))
                .replaceWithVoid();
    }

    /** A shipment that is read has forgotten what it need not know: it is enough to write it again. */
    @Override
    public Uni<List<UUID>> forgetLabels(UUID after, UUID last, int most) {
        return table.select(NEXT, after, last, most)
                .call(found -> table.update(found.stream()
                        .filter(row -> row.status == ShipmentEntity.Status.HANDED_OVER)
                        .map(row -> ShipmentEntity.of(new OrderId(row.orderId), row.number, row.toShipment()))
                        .toList()))
                .map(found -> found.stream().map(row -> row.shipmentId).toList());
    }

    @Override
    public Uni<Optional<Shipment.Known>> find(ShipmentId shipmentId) {
        return findById(shipmentId.value())
                .map(entity -> Stream.ofNullable(entity)
                        .flatMap(ShipmentRepository::known)
                        .findFirst());
    }

    @Override
    public Uni<List<Shipment.Known>> list(@Nullable OrderId orderId, @Nullable ShipmentId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("lines is not null"));
        Map<String, Object> parameters = new HashMap<>();
        if (orderId != null) {
            conditions.add("orderId = :orderId");
            parameters.put("orderId", orderId.value());
        }
        if (after != null) {
            conditions.add("shipmentId < :after");
            parameters.put("after", after.value());
        }
        return find(String.join(" and ", conditions) + " order by shipmentId desc", parameters)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().flatMap(ShipmentRepository::known).toList());
    }

    private static Stream<Shipment.Known> known(ShipmentEntity entity) {
        return entity.toShipment() instanceof Shipment.Known known ? Stream.of(known) : Stream.empty();
    }

    private static Map<OrderId, ShipmentsOfOrder> byOrder(List<ShipmentEntity> rows) {
        return NumberedRows.states(
                rows,
                row -> new OrderId(row.orderId),
                row -> row.number,
                ShipmentEntity::toShipment,
                ShipmentsOfOrder::new);
    }

    private static NumberedRows<ShipmentEntity> rows(
            Map<OrderId, ShipmentsOfOrder> known, Map<OrderId, ShipmentsOfOrder> changed) {
        return NumberedRows.of(known, changed, ShipmentsOfOrder::shipments, ShipmentEntity::of);
    }
}
