package io.orderflow.inventory.persistence;

import io.orderflow.events.value.OrderId;
import io.orderflow.inventory.application.Reservations;
import io.orderflow.inventory.domain.Reservation;
import io.orderflow.runtime.database.Rows;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The reservations in the table {@code reservations}. */
@ApplicationScoped
class ReservationRepository implements Reservations, PanacheRepositoryBase<ReservationEntity, UUID> {

    private static final String LOCK = """
            select order_id, status, lines from reservations
             where order_id = any (cast($1 as uuid[])) order by order_id for update
            """;
    private static final String COLUMNS = "unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]))";
    private static final String ADD = "insert into reservations (order_id, status, lines) select * from " + COLUMNS;
    private static final String UPDATE = """
            update reservations
               set status = changed.status, lines = changed.lines
              from %s as changed (order_id, status, lines)
             where reservations.order_id = changed.order_id
            """.formatted(COLUMNS);

    @Override
    public Uni<Map<OrderId, Reservation>> lock(Collection<OrderId> orderIds) {
        return Rows.of(orderIds)
                .uuids(OrderId::value)
                .select(
                        LOCK,
                        ReservationEntity::of,
                        entity -> new OrderId(entity.orderId),
                        ReservationEntity::toReservation);
    }

    @Override
    public Uni<Void> add(Map<OrderId, Reservation> reservations) {
        return write(ADD, reservations);
    }

    @Override
    public Uni<Void> update(Map<OrderId, Reservation> known, Map<OrderId, Reservation> reservations) {
        return write(UPDATE, reservations);
    }

    private static Uni<Void> write(String statement, Map<OrderId, Reservation> reservations) {
        return Rows.of(reservations.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> ReservationEntity.of(entry.getKey(), entry.getValue()))
                        .toList())
                .uuids(entity -> entity.orderId)
                .texts(entity -> entity.status.name())
                .texts(entity -> entity.lines)
                .execute(statement)
                .replaceWithVoid();
    }
}
