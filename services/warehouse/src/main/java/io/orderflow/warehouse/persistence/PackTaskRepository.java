package io.orderflow.warehouse.persistence;

import io.orderflow.events.value.ShipmentId;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.orderflow.warehouse.application.PackTasks;
import io.orderflow.warehouse.domain.PackTask;
import io.orderflow.warehouse.domain.TaskStatus;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tasks in the table {@code pack_tasks}. */
@ApplicationScoped
class PackTaskRepository implements PackTasks, PanacheRepositoryBase<PackTaskEntity, UUID> {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SELECT = """
            select shipment_id, order_id, status, worker, worker_name, created_at, claimed_at, packed_at, cause_headers,
                   cause_body
              from pack_tasks
            """;
    private static final String LOCK = SELECT + """
             where shipment_id = any (cast($1 as uuid[])) order by shipment_id for update
            """;
    private static final String LIST = SELECT + """
             where %s and shipment_id > $1 and cause_headers not like '%%"ShipmentCancellationRequested"%%'
             order by shipment_id limit $2
            """;
    /** Two walks along the index by status; claims that have not run out are as many as there are workers. */
    private static final String LIST_OPEN =
            """
            (%s) union all (%s) order by shipment_id limit $2
            """.formatted(LIST.formatted("status = 'OPEN'"), LIST.formatted("status = 'CLAIMED' and claimed_at <= $3"));

    /**
     * Label and gift messages are personal, and on the parcel and in it once that is packed, or on none; a label has a text,
     * lines need no messages. A request to cancel has no label, and gets none.
     */
    private static final String FORGOTTEN = """
            (select cast(jsonb_set(jsonb_set(body, '{label}', to_jsonb(text '-'), false), '{lines}',
                                   coalesce((select jsonb_agg(line - 'giftMessages' order by number)
                                               from jsonb_array_elements(body -> 'lines')
                                                    with ordinality as lines (line, number)), '[]'), false)
                         as text)
               from (select cast(cause_body as jsonb) as body) as cause)
            """;

    private static final String IS_TO_BE_FORGOTTEN = "in ('PACKED', 'CANCELLED')";

    private static final String ADD = """
            insert into pack_tasks (shipment_id, status, worker, worker_name, claimed_at, packed_at,
                                    order_id, created_at, cause_headers, cause_body)
            select shipment_id, status, worker, worker_name, claimed_at, packed_at, order_id, created_at, cause_headers,
                   case when status %s then %s else cause_body end
              from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                          cast($5 as timestamptz[]), cast($6 as timestamptz[]),
                          cast($7 as uuid[]), cast($8 as timestamptz[]), cast($9 as text[]),
                          cast($10 as text[]))
                as task (shipment_id, status, worker, worker_name, claimed_at, packed_at,
                         order_id, created_at, cause_headers, cause_body)
            """.formatted(IS_TO_BE_FORGOTTEN, FORGOTTEN);
    private static final String UPDATE = """
            update pack_tasks
               set status = changed.status, worker = changed.worker, worker_name = changed.worker_name,
                   claimed_at = changed.claimed_at, packed_at = changed.packed_at,
                   cause_body = case when changed.status %s then %s else cause_body end
              from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]), cast($4 as text[]),
                          cast($5 as timestamptz[]), cast($6 as timestamptz[]))
                as changed (shipment_id, status, worker, worker_name, claimed_at, packed_at)
             where pack_tasks.shipment_id = changed.shipment_id
            """.formatted(IS_TO_BE_FORGOTTEN, FORGOTTEN);
    private static final String FORGET_LABELS = """
            with next as (select shipment_id, status from pack_tasks
                           where shipment_id > $1 and shipment_id <= $2
                           order by shipment_id limit $3 for update),
                 forgotten as (update pack_tasks set cause_body = %s from next
                                where pack_tasks.shipment_id = next.shipment_id and next.status = 'PACKED')
            select shipment_id from next order by shipment_id
            """.formatted(FORGOTTEN);

    @Override
    public Uni<Map<ShipmentId, PackTask>> lock(Collection<ShipmentId> shipmentIds) {
        return Rows.of(shipmentIds)
                .uuids(ShipmentId::value)
                .select(LOCK, PackTaskEntity::of, PackTaskEntity::id, PackTaskEntity::toTask);
    }

    @Override
    public Uni<Void> add(Map<ShipmentId, PackTask> tasks) {
        return changes(rows(tasks).toList())
                .uuids(entity -> entity.orderId)
                .times(entity -> entity.createdAt)
                .texts(entity -> entity.causeHeaders)
                .texts(entity -> entity.causeBody)
                .execute(ADD)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> update(Map<ShipmentId, PackTask> known, Map<ShipmentId, PackTask> tasks) {
        return changes(rows(tasks).toList()).execute(UPDATE).replaceWithVoid();
    }

    @Override
    public Uni<List<UUID>> forgetLabels(UUID after, UUID last, int most) {
        return Sql.select(FORGET_LABELS, columns -> (UUID) columns[0], after, last, most);
    }

    @Override
    public Uni<Optional<PackTask>> find(ShipmentId shipmentId) {
        return findById(shipmentId.value())
                .map(entity -> Optional.ofNullable(entity).map(PackTaskEntity::toTask));
    }

    @Override
    public Uni<List<PackTask>> list(
            @Nullable TaskStatus status, Instant claimedSince, @Nullable ShipmentId after, int limit) {
        UUID start = after == null ? BEFORE_ALL : after.value();
        OffsetDateTime since = claimedSince.atOffset(ZoneOffset.UTC);
        return switch (status) {
            case null -> select(LIST.formatted("true"), start, limit);
            case OPEN -> select(LIST_OPEN, start, limit, since);
            case CLAIMED -> select(LIST.formatted("status = 'CLAIMED' and claimed_at > $3"), start, limit, since);
            case PACKED -> select(LIST.formatted("status = 'PACKED'"), start, limit);
            case CANCELLED -> select(LIST.formatted("status = 'CANCELLED'"), start, limit);
        };
    }

    private static Uni<List<PackTask>> select(String sql, Object... parameters) {
        return Sql.select(sql, columns -> PackTaskEntity.of(columns).toTask(), parameters);
    }

    private static Stream<PackTaskEntity> rows(Map<ShipmentId, PackTask> tasks) {
        return tasks.values().stream()
                .map(PackTaskEntity::of)
                .sorted(Comparator.comparing(entity -> entity.id().toString()));
    }

    private static Rows<PackTaskEntity> changes(List<PackTaskEntity> entities) {
        return Rows.of(entities)
                .uuids(entity -> entity.shipmentId)
                .texts(entity -> entity.status.name())
                .texts(entity -> entity.worker)
                .texts(entity -> entity.workerName)
                .times(entity -> entity.claimedAt)
                .times(entity -> entity.packedAt);
    }
}
