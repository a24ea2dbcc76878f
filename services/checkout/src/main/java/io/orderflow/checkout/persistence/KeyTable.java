package io.orderflow.checkout.persistence;

import io.orderflow.checkout.application.ClientKey;
import io.orderflow.checkout.application.OrderRequests.Accepted;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.runtime.database.Rows;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A table of keys of one kind, and of what they were used for.
 *
 * @param find selects owner, key, order, fingerprint, total and currency by keys ($1) and owners ($2): two arrays rather
 *     than pairs, which PostgreSQL would plan as a join; whatever it finds beside them does no harm
 * @param store inserts them where the key is free, and gives the orders of these
 * @param release deletes by keys ($1), owners ($2) and orders ($3)
 */
record KeyTable(ClientKey.Kind kind, String find, String store, String release) {

    /** So that two instances with the same keys wait for each other in one direction only. */
    private static final Comparator<Accepted> BY_KEY = Comparator.comparing(
                    (Accepted accepted) -> accepted.key().key())
            .thenComparing(accepted -> accepted.key().client());

    private static final String STORE = """
            insert into %1$s (%2$s, %3$s, order_id, fingerprint, total, currency)
            select * from unnest(cast($1 as text[]), cast($2 as text[]), cast($3 as uuid[]), cast($4 as text[]),
                                 cast($5 as bigint[]), cast($6 as text[]))
            on conflict (%3$s, %2$s) do nothing
            returning order_id
            """;

    private static final String FIND = """
            select %2$s, %3$s, order_id, fingerprint, total, currency from %1$s
             where %3$s = any (cast($1 as text[])) and %2$s = any (cast($2 as text[]))
            """;

    private static final String RELEASE = """
            delete from %1$s
             where %3$s = any (cast($1 as text[])) and %2$s = any (cast($2 as text[])) and order_id = any (cast($3 as uuid[]))
            """;

    /** Those of versions before V101, and of their instances that still run, are in {@code order_requests}. */
    static final KeyTable IDEMPOTENCY_KEYS = new KeyTable(
            ClientKey.Kind.IDEMPOTENCY_KEY,
            named(FIND, "idempotency_keys", "customer_id", "idempotency_key") + """
            union all
            select '', idempotency_key, order_id, fingerprint, total, currency from order_requests
             where idempotency_key = any (cast($1 as text[]))
            """,
            named(STORE, "idempotency_keys", "customer_id", "idempotency_key"),
            named(RELEASE, "idempotency_keys", "customer_id", "idempotency_key"));

    static final KeyTable EXTERNAL_IDS = new KeyTable(
            ClientKey.Kind.EXTERNAL_ID,
            named(FIND, "external_ids", "channel", "external_id"),
            named(STORE, "external_ids", "channel", "external_id"),
            named(RELEASE, "external_ids", "channel", "external_id"));

    private static String named(String statement, String table, String owner, String key) {
        return statement.formatted(table, owner, key);
    }

    /** What those of these keys that are of this kind were used for; asks nothing if none is. */
    Uni<Map<ClientKey, Accepted>> find(Collection<ClientKey> keys) {
        List<ClientKey> own = keys.stream().filter(key -> key.kind() == kind).toList();
        return own.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Rows.of(own)
                        .texts(ClientKey::key)
                        .texts(ClientKey::client)
                        .select(find, this::accepted, Accepted::key, accepted -> accepted);
    }

    /** Stores those of these keys that are of this kind and free; gives the orders that have got theirs. */
    Uni<Set<OrderId>> store(Collection<Accepted> requests) {
        List<Accepted> own = sorted(requests);
        return own.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Rows.of(own)
                        .texts(request -> request.key().client())
                        .texts(request -> request.key().key())
                        .uuids(request -> request.orderId().value())
                        .texts(Accepted::fingerprint)
                        .longs(request -> request.total().amount())
                        .texts(request -> request.total().currency())
                        .select(store, columns -> new OrderId((UUID) columns[0]))
                        .map(Set::copyOf);
    }

    /** Those of these keys that are of this kind, and that their orders have not got. */
    Stream<Accepted> lost(Collection<Accepted> requests, Set<OrderId> stored) {
        return requests.stream().filter(request -> request.key().kind() == kind && !stored.contains(request.orderId()));
    }

    /** Gives back what these orders have taken of this kind. */
    Uni<Void> release(Collection<Accepted> requests) {
        List<Accepted> own = sorted(requests);
        return own.isEmpty()
                ? Uni.createFrom().voidItem()
                : Rows.of(own)
                        .texts(request -> request.key().key())
                        .texts(request -> request.key().client())
                        .uuids(request -> request.orderId().value())
                        .execute(release)
                        .replaceWithVoid();
    }

    private List<Accepted> sorted(Collection<Accepted> requests) {
        return requests.stream()
                .filter(request -> request.key().kind() == kind)
                .sorted(BY_KEY)
                .toList();
    }

    private Accepted accepted(Object[] row) {
        return new Accepted(
                new OrderId((UUID) row[2]),
                new ClientKey(kind, (String) row[0], (String) row[1]),
                (String) row[3],
                new Money((Long) row[4], (String) row[5]));
    }
}
