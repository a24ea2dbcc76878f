package io.orderflow.payment.domain;

import io.orderflow.events.PaymentRefundFailed;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRefunded;
import io.orderflow.events.value.Code;
import io.orderflow.events.value.Money;
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
 * Gives money back, one refund after the other, and never more than was captured, nor what a bank has taken back already;
 * but what the gateway may have been asked for is followed to its answer. What is asked for before the capture waits
 * for it, and fails if there will be none. What is more than those before it would leave waits for what becomes of them: a
 * database that was restored hears of refunds anew whose answers it has forgotten. Requests and answers may come twice: the
 * first counts.
 */
final class Refunding {

    /** There is not as much. */
    static final Code EXCEEDS_CAPTURED = new Code("EXCEEDS_CAPTURED");

    /** There would be as much, but a bank has taken it back. */
    static final Code CHARGED_BACK = new Code("CHARGED_BACK");

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
        if (asked.isEmpty() || !(asked.get().outcome() instanceof Outcome.Open(Cause cause, var _))) {
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
                        && (next.refunds().open().findAny().isPresent()
                                || next.chargebacks().areAskedFor())
                ? settled(before, next, orderId, effects)
                : decision;
    }

    /** Decides those that wait by what is known now, and has the gateway asked for what is due then. */
    static Decision<Attempts> settled(Attempts before, Attempts now, OrderId orderId, List<Effect> effects) {
        List<Effect> all = new ArrayList<>(effects);
        Refunds refunds = now.refunds();
        for (Refund refund : refunds.open().toList()) {
            if (refund.outcome() instanceof Outcome.Open(Cause cause, boolean isAsked) && !isAsked) {
                Optional<Code> failure = failure(now, refund);
                if (failure.isPresent()) {
                    refunds = refunds.with(refund.with(new Outcome.Failed(failure.get())));
                    all.add(failed(orderId, refund, failure.get(), cause));
                }
            }
        }
        Attempts next = now.with(refunds);
        Optional<GatewayCall> call = GatewayCall.of(next);
        if (!(next.last() instanceof Captured) || call.isEmpty()) {
            return Decision.accept(next, all);
        }
        // Somebody is to be asked, be it for something else: all calls for an order have the same name.
        all.remove(new Effect.Forget(GatewayCall.nameOf(orderId)));
        if (!call.equals(GatewayCall.of(before))) {
            all.add(new Effect.Call(call.get()));
        }
        return Decision.accept(asked(next, call.get()), all);
    }

    private static Attempts asked(Attempts attempts, GatewayCall call) {
        Refunds refunds = attempts.refunds();
        return call instanceof GatewayCall.GiveBack giveBack
                ? attempts.with(refunds.find(giveBack.refundId())
                        .map(refund -> refunds.with(refund.asked()))
                        .orElse(refunds))
                : attempts;
    }

    /** Why there will be no such refund; nothing while it can still come to it, be it that those before it are refused. */
    private static Optional<Code> failure(Attempts attempts, Refund refund) {
        Payment payment =
                attempts.of(refund.paymentId()).map(Payment.class::cast).orElseGet(attempts::last);
        return switch (payment) {
            case Captured captured ->
                isOf(captured, refund)
                        ? failure(captured.terms().amount(), attempts, refund.amount())
                        : Optional.of(NOTHING_CAPTURED);
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

    private static Optional<Code> failure(Money captured, Attempts attempts, Money asked) {
        long left = captured.amount() - attempts.refunds().refunded();
        if (!asked.isOf(captured.currency()) || asked.amount() <= 0 || asked.amount() > left) {
            return Optional.of(EXCEEDS_CAPTURED);
        }
        long taken = attempts.chargebacks().taken(captured);
        return asked.amount() <= left - taken ? Optional.empty() : Optional.of(CHARGED_BACK);
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
