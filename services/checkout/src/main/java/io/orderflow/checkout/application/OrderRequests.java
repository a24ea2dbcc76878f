package io.orderflow.checkout.application;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orders that were accepted, by their idempotency keys. */
public interface OrderRequests {

    /**
     * An accepted order.
     *
     * @param idempotencyKey the client's, if it sent one
     * @param fingerprint of the request; the same for the same request only
     */
    record Accepted(OrderId orderId, @Nullable String idempotencyKey, String fingerprint, Money total) {}

    /** Those of the keys that have been used, with what they were used for. */
    Uni<Map<String, Accepted>> findByKey(Collection<String> keys);

    /** Stores those whose key is free, and tells which these are. */
    Uni<Set<OrderId>> store(List<Accepted> requests);
}
