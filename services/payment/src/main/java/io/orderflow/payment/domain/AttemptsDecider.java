package io.orderflow.payment.domain;

import io.orderflow.events.OrderAnonymized;
import io.orderflow.events.OrderCancelled;
import io.orderflow.events.PaymentChargedBack;
import io.orderflow.events.PaymentRefundRequested;
import io.orderflow.events.PaymentRequested;
import io.orderflow.events.value.OrderId;
import io.orderflow.payment.domain.Payment.Closed;
import io.orderflow.payment.domain.Payment.Declined;
import io.orderflow.payment.domain.Payment.Known;
import io.orderflow.payment.domain.Payment.Unknown;
import io.orderflow.payment.domain.PaymentCommand.Answer;
import io.orderflow.payment.domain.PaymentCommand.AskAgain;
import io.orderflow.payment.domain.PaymentCommand.AskForDisputes;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationAnswered;
import io.orderflow.payment.domain.PaymentCommand.AuthorizationUnclear;
import io.orderflow.payment.domain.PaymentCommand.CancelConfirmed;
import io.orderflow.payment.domain.PaymentCommand.CaptureConfirmed;
import io.orderflow.payment.domain.PaymentCommand.DisputesAnswered;
import io.orderflow.payment.domain.PaymentCommand.Heard;
import io.orderflow.payment.domain.PaymentCommand.NeverAsked;
import io.orderflow.payment.domain.PaymentCommand.RefundAnswered;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Circumstances;
import io.orderflow.runtime.decision.Decider;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which payment of an order a command is about: the one that counts, or all where it is about the order; and
 * whether a request begins another one.
 */
public final class AttemptsDecider implements Decider<Attempts, PaymentCommand> {

    private final PaymentDecider each;

    /** With what decides on each of them. */
    public AttemptsDecider(PaymentDecider each) {
        this.each = each;
    }

    @Override
    public Decision<Attempts> decide(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
        Cause cause = circumstances.cause();
        Instant now = circumstances.now();
        return switch (command) {
            case Heard(PaymentRefundRequested request) -> Refunding.requested(attempts, request, cause);
            case RefundAnswered answered -> Refunding.answered(attempts, answered, now);
            case Heard(PaymentChargedBack told) -> ChargingBack.told(attempts, told, now);
            case AskForDisputes(OrderId orderId) -> ChargingBack.hinted(attempts, orderId);
            case DisputesAnswered answered -> ChargingBack.answered(attempts, answered, cause, now);
            case AskAgain _ when attempts.last() instanceof Payment.Captured -> Refunding.askAgain(attempts);
            case Heard _,
                    AskAgain _,
                    AuthorizationAnswered _,
                    AuthorizationUnclear _,
                    NeverAsked _,
                    CaptureConfirmed _,
                    CancelConfirmed _ ->
                Refunding.following(attempts, command.orderId(), payment(attempts, command, circumstances));
        };
    }

    private Decision<Attempts> payment(Attempts attempts, PaymentCommand command, Circumstances circumstances) {
        if (command instanceof Heard(OrderAnonymized(var _, String pseudonym))) {
            return anonymize(attempts, pseudonym);
        }
        if (command instanceof Heard(PaymentRequested request)) {
            return request(attempts, request, circumstances);
        }
        if (command instanceof Heard(OrderCancelled _) && attempts.last() instanceof Declined) {
            return Decision.accept(attempts.and(new Closed()));
        }
        return command instanceof Answer answer && isOfAnEarlierOne(answer, attempts)
                ? Decision.ignore()
                : each.decide(attempts.last(), command, circumstances).map(attempts::withLast);
    }

    private static boolean isOfAnEarlierOne(Answer answer, Attempts attempts) {
        return !(attempts.last() instanceof Known known
                && known.terms().paymentId().equals(answer.paymentId()));
    }

    private Decision<Attempts> request(Attempts attempts, PaymentRequested request, Circumstances circumstances) {
        Heard command = new Heard(request);
        Payment requested =
                attempts.of(request.paymentId()).map(Payment.class::cast).orElse(attempts.last());
        boolean isAnother = requested instanceof Known known
                && !known.terms().paymentId().equals(request.paymentId())
                && request.number() > attempts.payments().size();
        return isAnother
                ? another(attempts, command, circumstances)
                : each.decide(requested, command, circumstances).map(attempts::withLast);
    }

    /**
     * The order asks for its money again only when it has heard that the payment before was declined: a database that has
     * been restored, and waits for an answer anew, learns of it by that.
     */
    private Decision<Attempts> another(Attempts attempts, Heard command, Circumstances circumstances) {
        Payment last = attempts.last();
        return switch (last) {
            case Declined _ -> begin(attempts, new Unknown(), command, circumstances);
            case Payment.Voided _ -> begin(attempts, new Closed(), command, circumstances);
            case Payment.Closing closing -> supersede(attempts, closing, new Closed(), command, circumstances);
            case Payment.Requested _, Payment.ActionRequired _, Payment.Abandoned _ ->
                supersede(attempts, (Known) last, new Unknown(), command, circumstances);
            case Payment.Authorized _, Payment.CaptureDue _, Payment.Captured _, Payment.VoidDue _ ->
                Decision.reject("the order has a payment already, which was not declined");
            case Unknown _, Closed _, Payment.Expected _ -> throw new IllegalStateException("nothing was requested");
        };
    }

    private Decision<Attempts> begin(Attempts attempts, Payment from, Heard command, Circumstances circumstances) {
        return each.decide(from, command, circumstances).map(attempts::and);
    }

    /** Nobody is asked about the payment before; whoever is asked about the new one takes its place. */
    private Decision<Attempts> supersede(
            Attempts attempts, Known before, Payment from, Heard command, Circumstances circumstances) {
        Attempts declined = attempts.withLast(new Declined(before.terms(), "declined"));
        Decision<Attempts> decision = begin(declined, from, command, circumstances);
        if (!(decision instanceof Decision.Accepted<Attempts>(Attempts next, List<Effect> effects))) {
            return decision;
        }
        return Decision.accept(
                next,
                Stream.concat(
                                Stream.of(Steps.answered(before.terms()), Steps.askNoMore(before.terms())),
                                effects.stream())
                        .toList());
    }

    private static Decision<Attempts> anonymize(Attempts attempts, String pseudonym) {
        Attempts nobodys = attempts.anonymized(pseudonym);
        return nobodys.equals(attempts) ? Decision.ignore() : Decision.accept(nobodys);
    }
}
