package io.orderflow.order.application;

import io.orderflow.order.domain.RiskProfile;
import io.orderflow.order.domain.RiskVerdict;
import io.orderflow.runtime.work.HopelessCallException;
import io.smallrye.mutiny.Uni;

/**
 * Who says whether somebody has to look at an order before its goods leave. It is asked when the money is there and no rule
 * holds the order. The order's id is the idempotency key: an order may be asked about again, after a crash or when a
 * database was restored, and it is well to say the same then. A failure is no answer, and it is asked again after growing
 * pauses until {@code orderflow.order.waiting.limit.assessment} is over; one that will not succeed before somebody changes
 * something, such as a call with a key that it does not know, fails with a {@link HopelessCallException}.
 *
 * <p>A call that takes longer than {@code orderflow.work.timeout} is cancelled, and a cancelled call has to end: it closes
 * what it waits for.
 *
 * <p>An implementation is a bean with an {@code @Identifier}, which {@code orderflow.order.risk.assessor} names.
 */
public interface RiskAssessor {

    /** Assesses an order. */
    Uni<RiskVerdict> assess(RiskProfile profile);
}
