package io.orderflow.payment.domain;

import io.orderflow.events.value.OrderId;
import io.orderflow.events.value.PaymentToken;
import io.orderflow.payment.domain.Payment.Due;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.OutsideCall;
import io.orderflow.runtime.decision.WorkId;
import java.util.Objects;
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
