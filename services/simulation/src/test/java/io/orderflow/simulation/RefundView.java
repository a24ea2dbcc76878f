package io.orderflow.simulation;

import io.orderflow.events.value.RefundId;
import io.orderflow.order.domain.Order;
import io.orderflow.order.domain.Refunds;
import io.orderflow.payment.domain.Attempts;
import io.orderflow.payment.domain.Refund;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A refund as one of those sees it who know of it.
 *
 * @param amount in minor units
 * @param outcome what has become of it: that it is open or done, or why it failed
 */
record RefundView(RefundId refundId, long amount, String outcome) {

    private static final String OPEN = "open";
    private static final String DONE = "done";
    private static final String TOO_MUCH = "EXCEEDS_CAPTURED";

    boolean isDone() {
        return outcome.equals(DONE);
    }

    /** Whether there was not as much left. */
    boolean isTooMuch() {
        return outcome.equals(TOO_MUCH);
    }

    static Set<RefundView> ofOrder(Order order) {
        return order.refunds().all().stream()
                .map(refund -> new RefundView(refund.refundId(), refund.amount().amount(), outcome(refund.outcome())))
                .collect(Collectors.toSet());
    }

    static Set<RefundView> ofPayment(Attempts attempts) {
        return attempts.refunds().all().stream()
                .map(refund -> new RefundView(refund.refundId(), refund.amount().amount(), outcome(refund.outcome())))
                .collect(Collectors.toSet());
    }

    private static String outcome(Refunds.Outcome outcome) {
        return switch (outcome) {
            case Refunds.Outcome.Awaited() -> OPEN;
            case Refunds.Outcome.Refunded() -> DONE;
            case Refunds.Outcome.Failed(var reason) -> reason.value();
        };
    }

    private static String outcome(Refund.Outcome outcome) {
        return switch (outcome) {
            case Refund.Outcome.Open _ -> OPEN;
            case Refund.Outcome.Refunded _ -> DONE;
            case Refund.Outcome.Failed(var reason) -> reason.value();
        };
    }
}
