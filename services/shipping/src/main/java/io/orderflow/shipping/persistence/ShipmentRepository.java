package io.orderflow.shipping.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.orderflow.shipping.application.Shipments;
import io.orderflow.shipping.domain.Shipment;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shipments in the table {@code shipments}. */
@ApplicationScoped
class ShipmentRepository implements Shipments, PanacheRepositoryBase<ShipmentEntity, UUID> {

    private static final String COLUMNS = """
            shipment_id, order_id, status, carrier, tracking_number, label, lines, address, weight_grams, ordered_by,
            packed_by""";
    private static final String VALUES = """
            unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]), cast($4 as text[]), cast($5 as text[]),
                   cast($6 as text[]), cast($7 as text[]), cast($8 as text[]), cast($9 as bigint[]),
                   cast($10 as text[]), cast($11 as text[]))
               as changed (%s)
            """.formatted(COLUMNS);
    private static final String ADD = "insert into shipments (%s) select * from %s".formatted(COLUMNS, VALUES);
    private static final String UPDATE = """
            update shipments
               set status = changed.status,
                   carrier = changed.carrier,
                   tracking_number = changed.tracking_number,
                   label = changed.label,
                   lines = changed.lines,
                   address = changed.address,
                   weight_grams = changed.weight_grams,
                   ordered_by = changed.ordered_by,
                   packed_by = changed.packed_by
              from %s
             where shipments.shipment_id = changed.shipment_id
            """.formatted(VALUES);

    /** One array, however many orders: PostgreSQL plans it once. */
    private static final String LOAD =
            "select %s from shipments where order_id = any (cast($1 as uuid[]))".formatted(COLUMNS);

    private static final String LOCK = LOAD + " order by order_id for update";
    private static final String NEXT =
            "select %s from shipments where shipment_id > $1 and shipment_id <= $2 order by shipment_id limit $3 for update"
                    .formatted(COLUMNS);

    @Override
    public Uni<Map<OrderId, Shipment>> load(Collection<OrderId> orderIds) {
        return select(LOAD, orderIds);
    }

    @Override
    public Uni<Map<OrderId, Shipment>> lock(Collection<OrderId> orderIds) {
        return select(LOCK, orderIds);
    }

    @Override
    public Uni<Void> add(Map<OrderId, Shipment> shipments) {
        return write(ADD, shipments);
    }

    @Override
    public Uni<Void> update(Map<OrderId, Shipment> known, Map<OrderId, Shipment> shipments) {
        return write(UPDATE, shipments);
    }

    /** A shipment that is read has forgotten what it need not know: it is enough to write it again. */
    @Override
    public Uni<List<UUID>> forgetLabels(UUID after, UUID last, int most) {
        return Sql.select(NEXT, ShipmentEntity::of, after, last, most)
                .call(found -> write(
                        UPDATE,
                        found.stream()
                                .filter(entity -> entity.status == ShipmentEntity.Status.HANDED_OVER)
                                .collect(Collectors.toMap(
                                        entity -> new OrderId(entity.orderId), ShipmentEntity::toShipment))))
                .map(found -> found.stream().map(entity -> entity.shipmentId).toList());
    }

    @Override
    public Uni<Optional<Shipment.Known>> find(ShipmentId shipmentId) {
        return findById(shipmentId.value()).map(entity -> Stream.ofNullable(entity)
                .flatMap(ShipmentRepository::known)
                .findFirst());
    }

    @Override
    public Uni<List<Shipment.Known>> list(@Nullable OrderId orderId, @Nullable ShipmentId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of("status <> :expected"));
        Map<String, Object> parameters = new HashMap<>(Map.of("expected", ShipmentEntity.Status.EXPECTED));
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

    private static Uni<Map<OrderId, Shipment>> select(String statement, Collection<OrderId> orderIds) {
        return Rows.of(orderIds)
                .uuids(OrderId::value)
                .select(
                        statement,
                        ShipmentEntity::of,
                        entity -> new OrderId(entity.orderId),
                        ShipmentEntity::toShipment);
    }

    private static Uni<Void> write(String statement, Map<OrderId, Shipment> shipments) {
        return Rows.of(shipments.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> ShipmentEntity.of(entry.getKey(), entry.getValue()))
                        .toList())
                .uuids(entity -> entity.shipmentId)
                .uuids(entity -> entity.orderId)
                .texts(entity -> entity.status.name())
                .texts(entity -> entity.carrier)
                .texts(entity -> entity.trackingNumber)
                .texts(entity -> entity.label)
                .texts(entity -> entity.lines)
                .texts(entity -> entity.address)
                .longs(entity -> entity.weightGrams)
                .texts(entity -> entity.orderedBy)
                .texts(entity -> entity.packedBy)
                .execute(statement)
                .replaceWithVoid();
    }
}
