package io.orderflow.checkout.persistence;

import io.orderflow.checkout.application.ClientKey;
import io.orderflow.checkout.application.OrderRequests;
import io.orderflow.checkout.application.UsedKeys;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Rows;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The accepted orders in the table {@code idempotency_keys}; written many at a time, since this is the hottest path.
 * Those of versions before V101, and of their instances that still run, are in {@code order_requests}.
 */
@ApplicationScoped
class OrderRequestRepository implements OrderRequests {

    /**
     * Two arrays rather than pairs, which PostgreSQL would plan as a join; whatever it finds beside them does no harm.
     */
    private static final String FIND = """
            select customer_id, idempotency_key, order_id, fingerprint, total, currency from idempotency_keys
             where idempotency_key = any (cast($1 as text[])) and customer_id = any (cast($2 as text[]))
            union all
            select '', idempotency_key, order_id, fingerprint, total, currency from order_requests
             where idempotency_key = any (cast($1 as text[]))
            """;

    private static final String STORE = """
            insert into idempotency_keys (customer_id, idempotency_key, order_id, fingerprint, total, currency)
            select * from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as uuid[]), cast($4 as text[]),
                                 cast($5 as bigint[]), cast($6 as text[]))
            on conflict (idempotency_key, customer_id) do nothing
            returning order_id
            """;
    private static final String FORGET = """
            delete from %1$s where order_id in (
                select order_id from %1$s where order_id < $1 order by order_id limit $2)
            """;
    private static final String FORGET_KEYS = FORGET.formatted("idempotency_keys");
    private static final String FORGET_REQUESTS = FORGET.formatted("order_requests");

    /** So that two instances with the same keys wait for each other in one direction only. */
    private static final Comparator<Accepted> BY_KEY = Comparator.comparing(
                    (Accepted accepted) -> accepted.key().key())
            .thenComparing(accepted -> accepted.key().client());

    @Override
    public Uni<UsedKeys> findByKey(Collection<ClientKey> keys) {
        return Rows.of(keys)
                .texts(ClientKey::key)
                .texts(ClientKey::client)
                .select(FIND, OrderRequestRepository::accepted, Accepted::key, accepted -> accepted)
                .map(UsedKeys::new);
    }

    @Override
    public Uni<Set<OrderId>> store(List<Accepted> requests) {
        return Rows.of(requests.stream().sorted(BY_KEY).toList())
                .texts(request -> request.key().client())
                .texts(request -> request.key().key())
                .uuids(request -> request.orderId().value())
                .texts(Accepted::fingerprint)
                .longs(request -> request.total().amount())
                .texts(request -> request.total().currency())
                .select(STORE, columns -> new OrderId((UUID) columns[0]))
                .map(Set::copyOf);
    }

    @Override
    public Uni<Integer> forgetBefore(Instant time, int limit) {
        UUID bound = UuidV7.lowerBound(time);
        return Sql.execute(FORGET_KEYS, bound, limit)
                .chain(keys -> keys < limit
                        ? Sql.execute(FORGET_REQUESTS, bound, limit - keys).map(requests -> keys + requests)
                        : Uni.createFrom().item(keys));
    }

    private static Accepted accepted(Object[] row) {
        return new Accepted(
                new OrderId((UUID) row[2]),
                new ClientKey((String) row[0], (String) row[1]),
                (String) row[3],
                new Money((Long) row[4], (String) row[5]));
    }
}
