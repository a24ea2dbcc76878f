package io.orderflow.checkout.application;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The orders that were accepted under keys of their clients, for as long as the keys are kept. */
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

    /**
     * Stores the orders whose keys are all free, and tells which these are. One may have several, and is named once for
     * each; of one that has a key which is taken nothing is stored.
     */
    Uni<Set<OrderId>> store(List<Accepted> requests);

    /**
     * Forgets idempotency keys of orders that were placed before this time, the oldest first; gives how many, {@code limit} at
     * most.
     */
    Uni<Integer> forgetBefore(Instant time, int limit);
}
