package io.orderflow.simulation;

import io.orderflow.events.value.OrderId;
import io.orderflow.order.domain.AssessmentCall;
import io.orderflow.order.domain.OrderCommand;
import io.orderflow.order.domain.RiskVerdict;

/** An assessor that says the same of an order however often it is asked. It is asked about every second one. */
final class Assessor {

    private static final long RISKY = 3;

    private Assessor() {}

    static OrderCommand ask(AssessmentCall call) {
        OrderId orderId = call.profile().orderId();
        return new OrderCommand.Assessed(orderId, isRisky(orderId) ? RiskVerdict.REVIEW : RiskVerdict.CLEAR);
    }

    /** Whether it is asked about an order. */
    static boolean isAskedAbout(OrderId orderId) {
        return number(orderId) % 2 == 0;
    }

    /** Whether it wants somebody to look at an order. */
    static boolean isRisky(OrderId orderId) {
        return number(orderId) / 2 % RISKY == 0;
    }

    private static long number(OrderId orderId) {
        return orderId.value().getLeastSignificantBits() & Long.MAX_VALUE;
    }
}
