package io.orderflow.order.api;

import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
import io.orderflow.events.value.RefundId;
import io.orderflow.order.domain.Refunds.Outcome;
import io.orderflow.order.domain.Refunds.Refund;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Money that goes back to the customer, or was to.
 *
 * @param reason why; absent if a database that was restored has forgotten it
 * @param failure why the customer does not get it, if it failed
 */
@Schema(name = "Refund")
public record RefundView(
        RefundId refundId,
        Money amount,
        @Nullable Code reason,
        State status,

        @Schema(description = "why the customer does not get it, if it FAILED") @Nullable Code failure) {

    /** How far it has got. */
    @Schema(name = "RefundStatus")
    public enum State {
        /** Payment is asked. */
        REQUESTED,
        /** The customer gets it. */
        REFUNDED,
        /** The customer does not, and the amount may be asked for again. */
        FAILED
    }

    static RefundView of(Refund refund) {
        return switch (refund.outcome()) {
            case Outcome.Awaited() -> of(refund, State.REQUESTED, null);
            case Outcome.Refunded() -> of(refund, State.REFUNDED, null);
            case Outcome.Failed(Code failure) -> of(refund, State.FAILED, failure);
        };
    }

    private static RefundView of(Refund refund, State status, @Nullable Code failure) {
        return new RefundView(refund.refundId(), refund.amount(), refund.reason(), status, failure);
    }
}
