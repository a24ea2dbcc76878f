package io.orderflow.order.application;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.HoldRules;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.OrderDecider;
import io.orderflow.runtime.transaction.Decisions.Deciding;
import jakarta.enterprise.context.ApplicationScoped;

/** How orders are decided on, whoever brings the command. */
@ApplicationScoped
class OrderDecisions {

    private final Deciding<OrderId, Order, OrderCommand> deciding;

    OrderDecisions(Orders orders, OrderConfiguration configuration, ChosenAssessor chosen) {
        HoldRules given = configuration.hold().rules();
        HoldRules rules = chosen.assessor().isPresent() ? given.withAssessor() : given;
        OrderDecider decider = new OrderDecider(
                rules,
                configuration.payment().anotherCard(),
                configuration.returns().policy());
        this.deciding = new Deciding<>(orders, Order.unknown(), OrderCommand::orderId, decider);
    }

    Deciding<OrderId, Order, OrderCommand> deciding() {
        return deciding;
    }
}
