package io.orderflow.order.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.orderflow.order.application.Timeline;
import java.util.List;

/** An order with what happened to it. */
public record OrderView(@JsonUnwrapped OrderSummary order, List<Timeline.Entry> timeline) {

    public OrderView {
        timeline = List.copyOf(timeline);
    }
}
