package io.orderflow.order.domain;

import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Optional;

/** A question to the assessor that is to be asked until there is an answer. The order is what it is known by. */
public record AssessmentCall(RiskProfile profile, Cause cause) implements OutsideCall {

    /** What kind of work it is. */
    public static final String KIND = "risk-assessment";

    /** That of an order, if it waits for an answer. */
    public static Optional<AssessmentCall> of(Order order) {
        return order.holds().assessment() instanceof Assessment.Asked(Cause cause)
                        && order.request() instanceof Request.Known(var request)
                ? Optional.of(new AssessmentCall(RiskProfile.of(request), cause))
                : Optional.empty();
    }

    @Override
    public WorkId id() {
        return new WorkId(KIND, profile.orderId().value());
    }

    @Override
    public String describe() {
        return "assessment orderId=" + profile.orderId();
    }
}
