package io.orderflow.payment.domain;

import io.orderflow.events.value.Money;
import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.events.value.RefundId;
import io.orderflow.payment.domain.Payment.Due;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.Refund.Outcome;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of the gateway that is to be made. An order has one at a time. */
public sealed interface GatewayCall extends OutsideCall {

    /** The kind of all of them. */
    String KIND = "gateway";

    Terms terms();

    /** Hold the amount. */
    record Authorize(Terms terms, PaymentToken token, Cause cause) implements GatewayCall {}

    /**
     * Say what has become of the amount; hold it only if you have never heard of it.
     *
     * @param token null if it is not to be held even then
     */
    record Inquire(Terms terms, @Nullable PaymentToken token, Cause cause) implements GatewayCall {}

    /** Take the amount. */
    record Capture(Terms terms, String authorizationCode, Cause cause) implements GatewayCall {}

    /** Say whether the customer has done what is required, and what has come of it. */
    record Follow(Terms terms, String reference, Cause cause) implements GatewayCall {}

    /** Let the amount go. */
    record Cancel(Terms terms, String reference, Cause cause) implements GatewayCall {}

    /** Give back of what is captured. */
    record GiveBack(Terms terms, String authorizationCode, RefundId refundId, Money amount, Cause cause)
            implements GatewayCall {

        @Override
        public String describe() {
            return GatewayCall.super.describe() + " refundId=" + refundId;
        }
    }

    /**
     * Say what banks have taken back of what is captured, and given back.
     *
     * @param hint the last that somebody has said of it
     */
    record AskForDisputes(Terms terms, String authorizationCode, int hint, Cause cause) implements GatewayCall {}

    /**
     * The one that is due for an order: for its last payment, or, once that is captured, whether there are disputes where
     * somebody says so, and else the first refund of it.
     */
    static Optional<GatewayCall> of(Attempts attempts) {
        return switch (attempts.last()) {
            case Due due -> Optional.of(of(due));
            case Payment.Captured captured -> of(captured, attempts);
            case Payment.Unknown _,
                    Payment.Closed _,
                    Payment.Expected _,
                    Payment.Authorized _,
                    Payment.Voided _,
                    Payment.Declined _ -> Optional.empty();
        };
    }

    private static Optional<GatewayCall> of(Payment.Captured captured, Attempts attempts) {
        Terms terms = captured.terms();
        Chargebacks chargebacks = attempts.chargebacks();
        return chargebacks.areAskedFor()
                ? Optional.of(new AskForDisputes(terms, captured.hold().code(), chargebacks.hints(), captured.cause()))
                : attempts.refunds().open().findFirst().flatMap(refund -> of(terms, captured.hold(), refund));
    }

    private static Optional<GatewayCall> of(Terms terms, Hold hold, Refund refund) {
        return refund.outcome() instanceof Outcome.Open(Cause cause, var _)
                ? Optional.of(new GiveBack(terms, hold.code(), refund.refundId(), refund.amount(), cause))
                : Optional.empty();
    }

    /** The one that a payment waits for. */
    static GatewayCall of(Due payment) {
        return switch (payment) {
            case Payment.Unanswered asked ->
                asked.isUnclear()
                        ? new Inquire(asked.terms(), asked.token(), asked.cause())
                        : new Authorize(asked.terms(), Objects.requireNonNull(asked.token()), asked.cause());
            case Payment.CaptureDue(Terms terms, Hold hold, Cause cause) -> new Capture(terms, hold.code(), cause);
            case Payment.ActionRequired(Terms terms, RequiredAction required, Cause cause, var _) ->
                new Follow(terms, required.reference(), cause);
            case Payment.Abandoned(Terms terms, String reference, Cause cause) -> new Cancel(terms, reference, cause);
            case Payment.VoidDue(Terms terms, String reference, var _, Cause cause) ->
                new Cancel(terms, reference, cause);
        };
    }

    /** What the call for an order is known by. */
    static WorkId nameOf(OrderId orderId) {
        return new WorkId(KIND, orderId.value());
    }

    @Override
    default WorkId id() {
        return nameOf(terms().orderId());
    }

    @Override
    default String describe() {
        return "%s orderId=%s paymentId=%s"
                .formatted(getClass().getSimpleName(), terms().orderId(), terms().paymentId());
    }
}
