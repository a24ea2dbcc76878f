package io.orderflow.checkout.application;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The orders that were accepted under idempotency keys, for as long as the keys are kept. */
public interface OrderRequests {

    /**
     * An accepted order.
     *
     * @param key the client's
     * @param fingerprint of the request; the same for requests that ask for the same only
     */
    record Accepted(OrderId orderId, ClientKey key, String fingerprint, Money total) {}

    /** Those of the keys that have been used, with what they were used for. */
    Uni<UsedKeys> findByKey(Collection<ClientKey> keys);

    /** Stores those whose key is free, and tells which these are. */
    Uni<Set<OrderId>> store(List<Accepted> requests);

    /**
     * Forgets keys of orders that were placed before this time, the oldest first; gives how many, {@code limit} at
     * most.
     */
    Uni<Integer> forgetBefore(Instant time, int limit);
}
