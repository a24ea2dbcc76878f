package io.orderflow.checkout.persistence;

import io.orderflow.checkout.application.OrderRequests;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.transaction.Rows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The accepted orders in the table {@code order_requests}; written many at a time, since this is the hottest path. */
@ApplicationScoped
class OrderRequestRepository implements OrderRequests {

    private static final String FIND = """
            select order_id, idempotency_key, fingerprint, total, currency from order_requests
             where idempotency_key = any (cast($1 as text[]))
            """;
    private static final String STORE = """
            insert into order_requests (order_id, idempotency_key, fingerprint, total, currency)
            select * from unnest(cast($1 as uuid[]), cast($2 as text[]), cast($3 as text[]), cast($4 as bigint[]),
                                 cast($5 as text[]))
            on conflict (idempotency_key) do nothing
            returning order_id
            """;

    /** So that two instances with the same keys wait for each other in one direction only. */
    private static final Comparator<Accepted> BY_KEY =
            Comparator.comparing(Accepted::idempotencyKey, Comparator.nullsLast(Comparator.naturalOrder()));

    @Override
    public Uni<Map<String, Accepted>> findByKey(Collection<String> keys) {
        return Rows.of(keys)
                .texts(key -> key)
                .select(FIND, row -> row, row -> (String) row[1], OrderRequestRepository::accepted);
    }

    @Override
    public Uni<Set<OrderId>> store(List<Accepted> requests) {
        return Rows.of(requests.stream().sorted(BY_KEY).toList())
                .uuids(request -> request.orderId().value())
                .texts(Accepted::idempotencyKey)
                .texts(Accepted::fingerprint)
                .longs(request -> request.total().amount())
                .texts(request -> request.total().currency())
                .select(STORE, columns -> new OrderId((UUID) columns[0]))
                .map(Set::copyOf);
    }

    private static Accepted accepted(Object[] row) {
        return new Accepted(
                new OrderId((UUID) row[0]), (String) row[1], (String) row[2], new Money((Long) row[3], (String)
                        row[4]));
    }
}
