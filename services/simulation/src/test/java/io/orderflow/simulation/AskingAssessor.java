package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.AssessmentCall;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Optional;

/** Order asks the assessor, as {@code AskAssessor} does. */
record AskingAssessor() implements Definition.Outside<OrderId, Order, OrderCommand> {

    @Override
    public OrderId about(WorkId name) {
        return new OrderId(name.id());
    }

    @Override
    public Optional<AssessmentCall> due(Order order) {
        return AssessmentCall.of(order);
    }

    @Override
    public OrderCommand ask(OutsideCall call) {
        return Assessor.ask((AssessmentCall) call);
    }
}
