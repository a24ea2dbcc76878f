package io.orderflow.warehouse.persistence;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.runtime.transaction.Rows;
import io.orderflow.warehouse.application.PackTasks;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.Status;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks in the table {@code pack_tasks}. */
@ApplicationScoped
class PackTaskRepository implements PackTasks, PanacheRepositoryBase<PackTaskEntity, UUID> {

    private static final String LOCK = """
            select shipment_id, order_id, status, worker, created_at, claimed_at, packed_at, cause_headers, cause_body
              from pack_tasks
             where shipment_id = any (cast($1 as uuid[])) order by shipment_id for update
            """;
    private static final String ADD = """
            insert into pack_tasks (shipment_id, status, worker, claimed_at, packed_at,
                                    order_id, created_at, cause_headers, cause_body)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]),
                                 cast($4 as timestamptz[]), cast($5 as timestamptz[]),
                                 cast($6 as uuid[]), cast($7 as timestamptz[]), cast($8 as text[]),
                                 cast($9 as text[]))
            """;
    private static final String UPDATE = """
            update pack_tasks
               set status = changed.status, worker = changed.worker,
                   claimed_at = changed.claimed_at, packed_at = changed.packed_at
              from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]),
                          cast($4 as timestamptz[]), cast($5 as timestamptz[]))
                as changed (shipment_id, status, worker, claimed_at, packed_at)
             where pack_tasks.shipment_id = changed.shipment_id
            """;

    @Override
    public Uni<Map<ShipmentId, PackTask>> lock(Collection<ShipmentId> shipmentIds) {
        return Rows.of(shipmentIds)
                .uuids(ShipmentId::value)
                .select(LOCK, PackTaskEntity::of, PackTaskEntity::id, PackTaskEntity::toTask);
    }

    @Override
    public Uni<Void> add(Map<ShipmentId, PackTask> tasks, Map<ShipmentId, EventEnvelope> causes) {
        return changes(rows(tasks)
                        .map(entity -> entity.with(Objects.requireNonNull(causes.get(entity.id()))))
                        .toList())
                .uuids(entity -> entity.orderId)
                .times(entity -> entity.createdAt)
                .texts(entity -> entity.causeHeaders)
                .texts(entity -> entity.causeBody)
                .execute(ADD)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> update(Map<ShipmentId, PackTask> tasks) {
        return changes(rows(tasks).toList()).execute(UPDATE).replaceWithVoid();
    }

    @Override
    public Uni<EventEnvelope> cause(ShipmentId shipmentId) {
        return findById(shipmentId.value()).map(PackTaskEntity::cause);
    }

    @Override
    public Uni<Optional<PackTask>> find(ShipmentId shipmentId) {
        return findById(shipmentId.value())
                .map(entity -> Optional.ofNullable(entity).map(PackTaskEntity::toTask));
    }

    @Override
    public Uni<List<PackTask>> list(@Nullable Status status, @Nullable ShipmentId after, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String conditions = "1 = 1";
        if (status != null) {
            conditions += " and status = :status";
            parameters.put("status", status);
        }
        if (after != null) {
            conditions += " and shipmentId > :after";
            parameters.put("after", after.value());
        }
        return find(conditions, Sort.by("shipmentId"), parameters)
                .range(0, limit - 1)
                .list()
                .map(found -> found.stream().map(PackTaskEntity::toTask).toList());
    }

    private static Stream<PackTaskEntity> rows(Map<ShipmentId, PackTask> tasks) {
        return tasks.values().stream().map(PackTaskEntity::of).sorted(Comparator.comparing(entity -> entity.id()
                .toString()));
    }

    private static Rows<PackTaskEntity> changes(List<PackTaskEntity> entities) {
        return Rows.of(entities)
                .uuids(entity -> entity.shipmentId)
                .texts(entity -> entity.status.name())
                .texts(entity -> entity.worker)
                .times(entity -> entity.claimedAt)
                .times(entity -> entity.packedAt);
    }
}
