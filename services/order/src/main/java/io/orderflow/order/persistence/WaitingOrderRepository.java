package io.orderflow.order.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.Waiting;
import io.orderflow.order.application.WaitingOrders;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The orders of the table {@code orders} that are not at rest, and the table {@code stuck_orders}. */
@ApplicationScoped
class WaitingOrderRepository implements WaitingOrders {

    /** In the order of the index on what has ended: PostgreSQL does not see that all that is null is alike. */
    private static final String PAGE = """
            select page.id, page.status, coalesce(last.at, now()), stuck.order_id is not null, page.waits_for,
                   page.waits_until
              from (select id, status, waits_for, waits_until from orders
                     where ended is null and id > $1 and id < $2
                     order by ended desc, id limit $3) as page
             cross join lateral (select max(at) as at from timeline
                                  where order_id = page.id and event <> 'OrderDelayed') as last
              left join stuck_orders as stuck on stuck.order_id = page.id
             order by page.id
            """;

    /** By an index of their own: what follows from the time alone need not be looked for among all. */
    private static final String OVERDUE = """
            select id, waits_until from orders
             where waits_for = 'RETURN' and waits_until <= $1
             order by waits_until limit $2
            """;

    private static final String STUCK = "select step, count(*) from stuck_orders group by step";
    private static final String ADD = """
            insert into stuck_orders (order_id, step)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]))
            on conflict (order_id) do update set step = excluded.step
            """;
    private static final String REMOVE = "delete from stuck_orders where order_id = any (cast($1 as uuid[]))";

    private record Stuck(Step step, long orders) {

        static Stuck of(Object[] columns) {
            return new Stuck(Step.valueOf((String) columns[0]), (Long) columns[1]);
        }
    }

    @Override
    public Uni<List<Waiting>> between(UUID after, UUID before, int limit) {
        return Sql.select(PAGE, WaitingOrderRepository::waiting, after, before, limit);
    }

    @Override
    public Uni<List<Waiting>> overdue(Instant now, int limit) {
        return Sql.select(
                OVERDUE,
                columns -> new Waiting(
                        new OrderId((UUID) columns[0]), Step.RETURN, end(columns[1]), true, end(columns[1])),
                now.atOffset(ZoneOffset.UTC),
                limit);
    }

    private static Instant end(Object column) {
        return ((OffsetDateTime) column).toInstant();
    }

    private static Waiting waiting(Object[] columns) {
        return new Waiting(
                new OrderId((UUID) columns[0]),
                waitsFor((String) columns[1], (String) columns[4]),
                ((OffsetDateTime) columns[2]).toInstant(),
                (Boolean) columns[3],
                columns[5] instanceof OffsetDateTime end ? end.toInstant() : null);
    }

    private static Step waitsFor(@Nullable String status, @Nullable String waitsFor) {
        return waitsFor == null ? Progress.waitsFor(status) : Step.valueOf(waitsFor);
    }

    @Override
    public Uni<Map<Step, Long>> stuck() {
        return Sql.select(STUCK, Stuck::of)
                .map(found -> found.stream().collect(Collectors.toMap(Stuck::step, Stuck::orders)));
    }

    @Override
    public Uni<Void> add(Map<OrderId, Step> stuck) {
        return Rows.of(stuck.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .toList())
                .uuids(entry -> entry.getKey().value())
                .texts(entry -> entry.getValue().name())
                .execute(ADD)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(Collection<OrderId> freed) {
        return Rows.of(freed.stream().sorted().toList())
                .uuids(OrderId::value)
                .execute(REMOVE)
                .replaceWithVoid();
    }
}
