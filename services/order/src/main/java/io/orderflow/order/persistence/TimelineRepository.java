package io.orderflow.order.persistence;

import io.orderflow.events.value.EventId;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.order.application.Timeline;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The timelines in the table {@code timeline}. */
@ApplicationScoped
class TimelineRepository implements Timeline, PanacheRepositoryBase<TimelineEntity, TimelineEntity.Key> {

    private static final String ADD = """
            insert into timeline (order_id, event_id, event, at, source)
            select * from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]),
                                 cast($4 as timestamptz[]), cast($5 as text[]))
            on conflict do nothing
            """;

    private static final String BEGINNINGS = """
            select distinct on (order_id) order_id, event_id from timeline where order_id = any (cast($1 as uuid[]))
             order by order_id, event <> 'OrderCreated', at, event_id
            """;

    private record Beginning(OrderId orderId, EventId eventId) {

        static Beginning of(Object[] columns) {
            return new Beginning(new OrderId((UUID) columns[0]), new EventId((UUID) columns[1]));
        }
    }

    @Override
    public Uni<Void> add(List<EventEnvelope> events) {
        return Rows.of(events)
                .uuids(event -> event.event().orderId().value())
                .uuids(event -> event.id().value())
                .texts(event -> event.event().name())
                .times(EventEnvelope::time)
                .texts(EventEnvelope::service)
                .execute(ADD)
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<OrderId, EventId>> beginnings(Collection<OrderId> orderIds) {
        return Rows.of(orderIds)
                .uuids(OrderId::value)
                .select(BEGINNINGS, Beginning::of, Beginning::orderId, Beginning::eventId);
    }

    @Override
    public Uni<List<Entry>> of(OrderId orderId) {
        return list("orderId = ?1 order by at, eventId", orderId.value())
                .map(found -> found.stream()
                        .map(entity -> new Entry(entity.event, entity.at, entity.source, new EventId(entity.eventId)))
                        .toList());
    }
}
