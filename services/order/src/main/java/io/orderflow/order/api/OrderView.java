package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orderflow.events.value.OrderId;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Breakdown;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Patience;
import io.orderflow.runtime.http.identity.Visibility;
import java.util.List;

/** An order with what makes up its total, and what happened to it. */
public record OrderView(@JsonUnwrapped OrderSummary order, Breakdown breakdown, List<Timeline.Entry> timeline) {

    public OrderView {
        timeline = List.copyOf(timeline);
    }

    /** The view of an order of which the request is known. */
    static OrderView of(
            OrderId orderId, Order order, List<Timeline.Entry> timeline, Visibility seen, Patience patience) {
        OrderSummary summary = OrderSummary.of(order, seen, WaitingView.of(orderId, order, timeline, patience))
                .orElseThrow();
        return new OrderView(summary, Breakdown.of(summary.lines(), summary.discount(), summary.shipping()), timeline);
    }
}
