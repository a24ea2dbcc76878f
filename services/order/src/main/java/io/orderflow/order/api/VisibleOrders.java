package io.orderflow.order.api;

import io.orderflow.events.OrderCreated;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.Orders;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Request;
import io.orderflow.runtime.http.Problems;
import io.orderflow.runtime.http.identity.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Orders as far as callers may see them: what they may not see is not there, nor what is not known yet. */
@ApplicationScoped
class VisibleOrders {

    private final Orders orders;

    VisibleOrders(Orders orders) {
        this.orders = orders;
    }

    /** One order, in the transaction that is open; 404 if there is none that may be seen. */
    Uni<Order> get(OrderId orderId, Visibility seen) {
        return orders.find(orderId)
                .map(found -> found.filter(order -> isVisible(order, seen)).orElseThrow(() -> missing(orderId)));
    }

    static RuntimeException missing(OrderId orderId) {
        return Problems.notFound("There is no order " + orderId);
    }

    private static boolean isVisible(Order order, Visibility seen) {
        return order.request() instanceof Request.Known(OrderCreated request) && seen.includes(request.owner());
    }
}
