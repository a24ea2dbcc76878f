package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Status;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders and their states. */
public interface Orders {

    /** Loads those of the orders that are known, and locks them until the transaction ends. */
    Uni<Map<OrderId, Order>> lock(Collection<OrderId> orderIds);

    /** Stores orders that were not known; fails when another transaction was faster. */
    Uni<Void> add(Map<OrderId, Order> orders);

    /** Stores orders that are locked. */
    Uni<Void> update(Map<OrderId, Order> orders);

    /** One order. */
    Uni<Optional<Order>> find(OrderId orderId);

    /** Orders with this status and of this customer, if these are given, newest first, beginning after an order. */
    Uni<List<Order>> list(@Nullable Status status, @Nullable String customerId, @Nullable OrderId after, int limit);
}
