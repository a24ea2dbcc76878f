package io.orderflow.notification.persistence;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCreated;
import io.orderflow.events.OrderEvent;
import io.orderflow.events.OrderRejected;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.events.wire.EventEnvelope;
import io.orderflow.notification.application.History;
import io.orderflow.notification.domain.RecordedEvent;
import io.orderflow.notification.domain.Story;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history in the table {@code order_events}. */
@ApplicationScoped
class HistoryRepository implements History, PanacheRepositoryBase<OrderEventEntity, OrderEventEntity.Key> {

    private static final String ADD = """
            insert into order_events (order_id, event_id, event, source, at, reason, customer_id, channel)
            select * from unnest(cast($1 as uuid[]), cast($2 as uuid[]), cast($3 as text[]), cast($4 as text[]),
                                 cast($5 as timestamptz[]), cast($6 as text[]), cast($7 as text[]),
                                 cast($8 as text[]))
            on conflict do nothing
            """;

    private static final String ANONYMIZE = """
            update order_events set customer_id = anonymized.pseudonym
              from unnest(cast($1 as uuid[]), cast($2 as text[])) as anonymized (order_id, pseudonym)
             where order_events.order_id = anonymized.order_id and customer_id is not null
            """;

    /** Counting is what is always right: positions become visible in another order than they are given. */
    private static final String LONGER_THAN = """
            select events.order_id, event_id, event, source, at, customer_id, channel, position
              from unnest(cast($1 as uuid[]), cast($2 as integer[])) as story (order_id, known)
              join order_events as events on events.order_id = story.order_id
             where (select count(*) from order_events where order_id = story.order_id) > story.known
            """;

    private static final Comparator<EventEnvelope> BY_KEY = Comparator.comparing(
                    (EventEnvelope event) -> event.event().orderId())
            .thenComparing(EventEnvelope::id);

    @Override
    public Uni<Void> add(List<EventEnvelope> events) {
        return Rows.of(events.stream().sorted(BY_KEY).toList())
                .uuids(event -> event.event().orderId().value())
                .uuids(event -> event.id().value())
                .texts(event -> event.event().name())
                .texts(EventEnvelope::service)
                .times(EventEnvelope::time)
                .texts(event -> reason(event.event()))
                .texts(event -> owner(event.event(), Owner::customerId))
                .texts(event -> owner(event.event(), Owner::channel))
                .execute(ADD)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> anonymize(List<OrderAnonymized> orders) {
        return Rows.of(orders.stream()
                        .sorted(Comparator.comparing(OrderAnonymized::orderId))
                        .toList())
                .uuids(order -> order.orderId().value())
                .texts(OrderAnonymized::pseudonym)
                .execute(ANONYMIZE)
                .replaceWithVoid();
    }

    @Override
    public Uni<Story> of(OrderId orderId) {
        return list("orderId", orderId.value())
                .map(found ->
                        new Story(found.stream().map(OrderEventEntity::toEvent).toList()));
    }

    @Override
    public Uni<Map<OrderId, Story>> longerThan(Map<OrderId, Integer> known) {
        return Rows.of(known.entrySet())
                .uuids(story -> story.getKey().value())
                .integers(Map.Entry::getValue)
                .select(LONGER_THAN, columns -> OrderEventEntity.of(columns).toEvent())
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                RecordedEvent::orderId,
                                Collectors.collectingAndThen(Collectors.toList(), Story::new))));
    }

    private static @Nullable String owner(OrderEvent event, Function<Owner, @Nullable String> part) {
        return event instanceof OrderCreated created ? part.apply(created.owner()) : null;
    }

    /** For instances of an earlier version, which tell by it how a story ends. */
    private static @Nullable String reason(OrderEvent event) {
        return event instanceof OrderRejected rejected ? rejected.reason().name() : null;
    }
}
