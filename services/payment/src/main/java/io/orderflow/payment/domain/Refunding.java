package io.orderflow.payment.domain;

import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment.Captured;
import io.orderflow.payment.domain.Payment.Known;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.payment.domain.Refund.Outcome;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives money back, one refund after the other, and never more than was captured. What is asked for before the capture waits
 * for it, and fails if there will be none. What is more than those before it would leave waits for what becomes of them: a
 * database that was restored hears of refunds anew whose answers it has forgotten. Requests and answers may come twice: the
 * first counts.
 */
final class Refunding {

    /** There is not as much. */
    static final Code EXCEEDS_CAPTURED = new Code("EXCEEDS_CAPTURED");

    /** There is nothing, and nothing will come. */
    static final Code NOTHING_CAPTURED = new Code("NOTHING_CAPTURED");

    /** There have been as many as an order may have. */
    static final Code TOO_MANY_REFUNDS = new Code("TOO_MANY_REFUNDS");

    private Refunding() {}

    /** Somebody asks for money. */
    static Decision<Attempts> requested(Attempts attempts, PaymentRefundRequested request, Cause cause) {
        Refund refund = new Refund(request.refundId(), request.paymentId(), request.amount(), new Outcome.Open(cause));
        Refunds known = attempts.refunds();
        Optional<Refund> before = known.find(refund.refundId());
        if (before.isPresent()) {
            return before.get().amount().equals(refund.amount())
                    ? Decision.ignore()
                    : Decision.reject("the refund %s is of %s"
                            .formatted(refund.refundId(), before.get().amount()));
        }
        if (known.areFull()) {
            return Decision.accept(attempts, failed(request.orderId(), refund, TOO_MANY_REFUNDS, cause));
        }
        return settled(attempts, attempts.with(known.with(refund)), request.orderId(), List.of());
    }

    /** The gateway has answered. */
    static Decision<Attempts> answered(Attempts attempts, RefundAnswered answered, Instant now) {
        OrderId orderId = answered.orderId();
        Optional<Refund> asked = attempts.refunds().find(answered.refundId()).filter(Refund::isOpen);
        if (asked.isEmpty() || !(asked.get().outcome() instanceof Outcome.Open(Cause cause))) {
            return Decision.ignore();
        }
        Refund refund = asked.get();
        Outcome outcome;
        Publish told;
        switch (answered.answer()) {
            case RefundAnswer.Done() -> {
                outcome = new Outcome.Refunded(now);
                told = new Publish(
                        new PaymentRefunded(orderId, refund.paymentId(), refund.refundId(), refund.amount()), cause);
            }
            case RefundAnswer.Refused(Code reason) -> {
                outcome = new Outcome.Failed(reason);
                told = failed(orderId, refund, reason, cause);
            }
        }
        Attempts next = attempts.with(attempts.refunds().with(refund.with(outcome)));
        return settled(attempts, next, orderId, List.of(told, new Effect.Forget(GatewayCall.nameOf(orderId))));
    }

    /** Somebody says that it is worthwhile to ask again. */
    static Decision<Attempts> askAgain(Attempts attempts) {
        return GatewayCall.of(attempts)
                .map(call -> Decision.accept(attempts, new Effect.Call(call)))
                .orElseGet(Decision::ignore);
    }

    /** Something has become of the payment, by which those that waited for it are decided. */
    static Decision<Attempts> following(Attempts before, OrderId orderId, Decision<Attempts> decision) {
        return decision instanceof Decision.Accepted<Attempts>(Attempts next, List<Effect> effects)
                        && next.refunds().open().findAny().isPresent()
                ? settled(before, next, orderId, effects)
                : decision;
    }

    private static Decision<Attempts> settled(Attempts before, Attempts now, OrderId orderId, List<Effect> effects) {
        List<Effect> all = new ArrayList<>(effects);
        Refunds refunds = now.refunds();
        long left = captured(now) - refunds.refunded();
        for (Refund refund : refunds.open().toList()) {
            Optional<Code> failure = failure(now, refund, left);
            if (failure.isPresent() && refund.outcome() instanceof Outcome.Open(Cause cause)) {
                refunds = refunds.with(refund.with(new Outcome.Failed(failure.get())));
                all.add(failed(orderId, refund, failure.get(), cause));
            }
        }
        Attempts next = now.with(refunds);
        Optional<GatewayCall> call = GatewayCall.of(next);
        if (next.last() instanceof Captured && call.isPresent() && !call.equals(GatewayCall.of(before))) {
            // Whoever was to be forgotten is to be asked for something else: they have the same name.
            all.remove(new Effect.Forget(GatewayCall.nameOf(orderId)));
            all.add(new Effect.Call(call.get()));
        }
        return Decision.accept(next, all);
    }

    private static long captured(Attempts attempts) {
        return attempts.last() instanceof Captured captured
                ? captured.terms().amount().amount()
                : 0;
    }

    /**
     * Why there will be no such refund; nothing while it can still come to it, be it that those before it are refused.
     *
     * @param left what has not gone back yet, in minor units
     */
    private static Optional<Code> failure(Attempts attempts, Refund refund, long left) {
        Payment payment =
                attempts.of(refund.paymentId()).map(Payment.class::cast).orElseGet(attempts::last);
        return switch (payment) {
            case Captured(Payment.Terms terms, var _, var _) -> {
                if (!terms.paymentId().equals(refund.paymentId())) {
                    yield Optional.of(NOTHING_CAPTURED);
                }
                boolean isThere = refund.amount().isOf(terms.amount().currency())
                        && refund.amount().amount() > 0
                        && refund.amount().amount() <= left;
                yield isThere ? Optional.empty() : Optional.of(EXCEEDS_CAPTURED);
            }
            case Payment.Closed _, Payment.Voided _ -> Optional.of(NOTHING_CAPTURED);
            // After one that was declined there may be another, of which nobody has heard yet.
            case Payment.Declined declined -> isOf(declined, refund) ? Optional.of(NOTHING_CAPTURED) : Optional.empty();
            case Payment.Unknown _,
                    Payment.Expected _,
                    Payment.Unanswered _,
                    Payment.ActionRequired _,
                    Payment.Abandoned _,
                    Payment.Authorized _,
                    Payment.CaptureDue _,
                    Payment.VoidDue _ -> Optional.empty();
        };
    }

    private static boolean isOf(Known payment, Refund refund) {
        return payment.terms().paymentId().equals(refund.paymentId());
    }

    private static Publish failed(OrderId orderId, Refund refund, Code reason, Cause cause) {
        return new Publish(
                new PaymentRefundFailed(orderId, refund.paymentId(), refund.refundId(), refund.amount(), reason),
                cause);
    }
}
