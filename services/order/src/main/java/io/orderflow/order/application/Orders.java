package io.orderflow.order.application;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.Customer;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Require;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.orderflow.order.domain.Step;
import io.orderflow.runtime.transaction.States;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The orders and their states. */
public interface Orders extends States<OrderId, Order> {

    /** Those of the orders that are known, as they stand. */
    Uni<Map<OrderId, Order>> load(Collection<OrderId> orderIds);

    /** One order. */
    Uni<Optional<Order>> find(OrderId orderId);

    /**
     * Forgets the customers of so many of the next orders at rest between two ids; gives these orders, in their order.
     */
    Uni<List<UUID>> forgetCustomers(UUID after, UUID last, int most);

    /** Orders that match, newest first, beginning after an order. */
    Uni<List<Order>> list(Search search, @Nullable OrderId after, int limit);

    /**
     * Which orders are looked for.
     *
     * @param status with this status, if one is given
     * @param customerId of this customer, if one is given
     * @param channel placed by this shop or marketplace, if one is given
     * @param externalId called so by the channel that placed it, if that is given
     * @param waitingFor those alone that wait for this, if it is given
     * @param held those alone that somebody has to let go on
     * @param stuck those alone that wait too long
     * @param placed when they were placed
     */
    record Search(
            @Nullable Status status,
            @Nullable String customerId,
            @Nullable String channel,
            @Nullable String externalId,
            @Nullable Step waitingFor,
            boolean held,
            boolean stuck,
            Period placed) {

        public Search {
            if (customerId != null) {
                Require.visible(customerId, "customerId", Customer.MAX_ID);
            }
            if (externalId != null) {
                Require.visible(externalId, "externalId", OrderCreated.MAX_EXTERNAL_ID);
            }
        }
    }
}
