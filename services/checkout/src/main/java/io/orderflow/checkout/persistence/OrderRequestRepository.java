package io.orderflow.checkout.persistence;

import static io.orderflow.checkout.persistence.KeyTable.EXTERNAL_IDS;
import static io.orderflow.checkout.persistence.KeyTable.IDEMPOTENCY_KEYS;

import io.orderflow.checkout.application.ClientKey;
import io.orderflow.checkout.application.OrderRequests;
import io.orderflow.checkout.application.UsedKeys;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.wire.UuidV7;
import io.orderflow.runtime.database.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The accepted orders in the tables {@code idempotency_keys} and {@code external_ids}; written many at a time, since this
 * is the hottest path. Each table is asked for its own kind of keys alone, and not at all where there are none.
 */
@ApplicationScoped
class OrderRequestRepository implements OrderRequests {

    private static final String FORGET = """
            delete from %1$s where order_id in (
                select order_id from %1$s where order_id < $1 order by order_id limit $2)
            """;
    private static final String FORGET_KEYS = FORGET.formatted("idempotency_keys");
    private static final String FORGET_REQUESTS = FORGET.formatted("order_requests");

    @Override
    public Uni<UsedKeys> findByKey(Collection<ClientKey> keys) {
        return IDEMPOTENCY_KEYS
                .find(keys)
                .chain(found -> EXTERNAL_IDS.find(keys).map(also -> new UsedKeys(union(found, also))));
    }

    @Override
    public Uni<Set<OrderId>> store(List<Accepted> requests) {
        return IDEMPOTENCY_KEYS
                .store(requests)
                .chain(stored -> EXTERNAL_IDS.store(requests).chain(also -> keepWhole(requests, stored, also)));
    }

    /** An order that has lost one of its keys to another gives back the other one. */
    private static Uni<Set<OrderId>> keepWhole(
            List<Accepted> requests, Set<OrderId> byIdempotencyKey, Set<OrderId> byExternalId) {
        List<Accepted> lost = Stream.concat(
                        IDEMPOTENCY_KEYS.lost(requests, byIdempotencyKey), EXTERNAL_IDS.lost(requests, byExternalId))
                .toList();
        if (lost.isEmpty()) {
            return Uni.createFrom().item(orders(requests));
        }
        Set<OrderId> losers = orders(lost);
        List<Accepted> theirs = requests.stream()
                .filter(request -> losers.contains(request.orderId()) && !lost.contains(request))
                .toList();
        Set<OrderId> whole = orders(requests);
        whole.removeAll(losers);
        return IDEMPOTENCY_KEYS
                .release(theirs)
                .chain(() -> EXTERNAL_IDS.release(theirs))
                .replaceWith(whole);
    }

    @Override
    public Uni<Integer> forgetBefore(Instant time, int limit) {
        UUID bound = UuidV7.lowerBound(time);
        return Sql.execute(FORGET_KEYS, bound, limit)
                .chain(keys -> keys < limit
                        ? Sql.execute(FORGET_REQUESTS, bound, limit - keys).map(requests -> keys + requests)
                        : Uni.createFrom().item(keys));
    }

    private static Set<OrderId> orders(List<Accepted> requests) {
        return requests.stream().map(Accepted::orderId).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<ClientKey, Accepted> union(Map<ClientKey, Accepted> some, Map<ClientKey, Accepted> others) {
        Map<ClientKey, Accepted> union = new HashMap<>(some);
        union.putAll(others);
        return union;
    }
}
