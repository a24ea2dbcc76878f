package io.orderflow.order.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Uuids;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.order.application.Orders;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.database.Table;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

/** The orders in the table {@code orders}. */
@ApplicationScoped
class OrderRepository implements Orders, PanacheRepositoryBase<OrderEntity, UUID> {

    private static final String AT_REST =
            "where id > $1 and id <= $2 and ended is not null order by id limit $3 for update";
    private static final String ON_ITS_WAY = "ended is null and status = :status";
    private static final String WAITING =
            "ended is null and (waitsFor = :waitingFor or waitsFor is null and status = :simply)";
    private static final String WAITING_AT_REST = "waitsFor = :waitingFor";
    private static final String NOT_CANCELLED = " and cancelled is null";

    private final Table<OrderEntity> table = Table.of(OrderEntity.class, OrderEntity::new, "id");

    @Override
    public Uni<Map<OrderId, Order>> load(Collection<OrderId> orderIds) {
        return table.load(orderIds, OrderId::value).map(OrderRepository::byId);
    }

    @Override
    public Uni<Map<OrderId, Order>> lock(Collection<OrderId> orderIds) {
        return table.lock(orderIds, OrderId::value).map(OrderRepository::byId);
    }

    @Override
    public Uni<Void> add(Map<OrderId, Order> orders) {
        return table.add(rows(orders));
    }

    @Override
    public Uni<Void> update(Map<OrderId, Order> known, Map<OrderId, Order> orders) {
        return table.update(rows(orders));
    }

    @Override
    public Uni<Optional<Order>> find(OrderId orderId) {
        return findById(orderId.value())
                .map(entity -> Optional.ofNullable(entity).map(OrderEntity::toOrder));
    }

    /** An order that is read has forgotten what it need not know: it is enough to write it again. */
    @Override
    public Uni<List<UUID>> forgetCustomers(UUID after, UUID last, int most) {
        return table.select(AT_REST, after, last, most)
                .call(found -> table.update(found.stream()
                        .map(row -> OrderEntity.of(new OrderId(row.id), row.toOrder()))
                        .toList()))
                .map(found -> found.stream().map(entity -> entity.id).toList());
    }

    @Override
    public Uni<List<Order>> list(Search search, @Nullable OrderId after, int limit) {
        Status status = search.status();
        if (status == null) {
            return list(search, "status is not null", null, after, limit).map(OrderRepository::orders);
        }
        if (!status.isEnd()) {
            return list(search, ON_ITS_WAY, status.name(), after, limit).map(OrderRepository::orders);
        }
        if (status == Status.CANCELLED) {
            return list(search, "cancelled is not null", null, after, limit).map(OrderRepository::orders);
        }
        // Two short walks along the index, where one query for both would read all that has ended so.
        return list(search, "ended = :status" + NOT_CANCELLED, Progress.finished(status), after, limit)
                .chain(atRest -> list(search, ON_ITS_WAY + NOT_CANCELLED, Progress.unfinished(status), after, limit)
                        .map(others -> orders(newest(atRest, others, limit))));
    }

    private Uni<List<OrderEntity>> list(
            Search search, String reached, @Nullable String status, @Nullable OrderId after, int limit) {
        List<String> conditions = new ArrayList<>(List.of(reached));
        Map<String, Object> parameters = new HashMap<>();
        if (status != null) {
            parameters.put("status", status);
        }
        if (search.customerId() != null) {
            conditions.add("customerId = :customerId");
            parameters.put("customerId", search.customerId());
        }
        if (search.channel() != null) {
            conditions.add("channel = :channel");
            parameters.put("channel", search.channel());
        }
        if (search.externalId() != null) {
            conditions.add("externalId = :externalId");
            parameters.put("externalId", search.externalId());
        }
        Step waitingFor = search.waitingFor();
        if (waitingFor != null) {
            parameters.put("waitingFor", waitingFor.name());
            if (waitingFor == Step.RETURN) {
                conditions.add(WAITING_AT_REST);
            } else {
                conditions.add(WAITING);
                parameters.put("simply", Progress.ofThoseThatWaitFor(waitingFor).orElse(""));
            }
        }
        if (search.held()) {
            conditions.add("held is not null");
        }
        if (search.stuck()) {
            conditions.add("id in (select orderId from StuckOrderEntity)");
        }
        if (after != null) {
            conditions.add("id < :after");
            parameters.put("after", after.value());
        }
        // An id begins with its time: each index on orders has them by time.
        Instant from = search.placed().from();
        if (from != null) {
            conditions.add("id >= :from");
            parameters.put("from", UuidV7.lowerBound(from));
        }
        Instant to = search.placed().to();
        if (to != null) {
            conditions.add("id < :to");
            parameters.put("to", UuidV7.lowerBound(to));
        }
        return find(String.join(" and ", conditions) + " order by id desc", parameters)
                .range(0, limit - 1)
                .list();
    }

    private static Map<OrderId, Order> byId(List<OrderEntity> rows) {
        return rows.stream().collect(Collectors.toMap(row -> new OrderId(row.id), OrderEntity::toOrder));
    }

    private static List<OrderEntity> newest(List<OrderEntity> some, List<OrderEntity> others, int limit) {
        return Stream.concat(some.stream(), others.stream())
                .sorted((left, right) -> Uuids.compare(right.id, left.id))
                .limit(limit)
                .toList();
    }

    private static List<Order> orders(List<OrderEntity> found) {
        return found.stream().map(OrderEntity::toOrder).toList();
    }

    private static List<OrderEntity> rows(Map<OrderId, Order> orders) {
        return orders.entrySet().stream()
                .map(order -> OrderEntity.of(order.getKey(), order.getValue()))
                .toList();
    }
}
