package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orderflow.order.application.Timeline;
import io.orderflow.order.domain.Breakdown;
import java.util.List;

/** An order with what makes up its total, and what happened to it. */
public record OrderView(@JsonUnwrapped OrderSummary order, Breakdown breakdown, List<Timeline.Entry> timeline) {

    public OrderView {
        timeline = List.copyOf(timeline);
    }

    static OrderView of(OrderSummary order, List<Timeline.Entry> timeline) {
        return new OrderView(order, Breakdown.of(order.lines(), order.discount(), order.shipping()), timeline);
    }
}
