package io.orderflow.order.api;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.Owner;
import io.orderflow.order.application.Orders;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Orders as far as callers may see them: what they may not see is not there. */
@ApplicationScoped
class VisibleOrders {

    private final Orders orders;

    VisibleOrders(Orders orders) {
        this.orders = orders;
    }

    /** One order, in the transaction that is open; 404 if there is none that may be seen. */
    Uni<OrderSummary> get(OrderId orderId, Visibility seen) {
        return orders.find(orderId)
                .map(found -> found.flatMap(OrderSummary::of)
                        .filter(order -> seen.includes(new Owner(order.customerId(), order.channel())))
                        .orElseThrow(() -> missing(orderId)));
    }

    static RuntimeException missing(OrderId orderId) {
        return Problems.notFound("There is no order " + orderId);
    }
}
