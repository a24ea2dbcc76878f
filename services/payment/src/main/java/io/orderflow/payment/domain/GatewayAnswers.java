package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.Steps.answered;
import static io.orderflow.payment.domain.Steps.askNoMore;
import static io.orderflow.payment.domain.Steps.authorized;
import static io.orderflow.payment.domain.Steps.captured;
import static io.orderflow.payment.domain.Steps.declined;
import static io.orderflow.payment.domain.Steps.due;
import static io.orderflow.payment.domain.Steps.outcomeUnknown;
import static io.orderflow.payment.domain.Steps.remind;
import static io.orderflow.payment.domain.Steps.voided;

import io.orderflow.payment.domain.Payment.Abandoned;
import io.orderflow.payment.domain.Payment.ActionRequired;
import io.orderflow.payment.domain.Payment.Authorized;
import io.orderflow.payment.domain.Payment.CaptureDue;
import io.orderflow.payment.domain.Payment.Captured;
import io.orderflow.payment.domain.Payment.Closing;
import io.orderflow.payment.domain.Payment.Declined;
import io.orderflow.payment.domain.Payment.Requested;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.payment.domain.Payment.Unanswered;
import io.orderflow.payment.domain.Payment.VoidDue;
import io.orderflow.payment.domain.Payment.Voided;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the gateway's answers lead to. Each may come twice: the first counts. */
final class GatewayAnswers {

    /** Why an amount is declined whose customer had something to do and did not. */
    static final String EXPIRED = "action_expired";

    private GatewayAnswers() {}

    /** Whether the amount is held. */
    static Decision<Payment> authorization(
            Payment payment, Authorization answer, Instant now, Duration followInterval) {
        return switch (answer) {
            case Authorization.Granted(String code) -> granted(payment, new Hold(code, now));
            case Authorization.Refused(String reason) -> refused(payment, reason);
            case Authorization.ActionRequired(RequiredAction required) ->
                actionRequired(payment, required, now, followInterval);
        };
    }

    /** Nothing is held, nor ever was. */
    static Decision<Payment> neverAsked(Payment payment, Instant now) {
        return payment instanceof Closing(Terms terms, var token, var _, var _, Cause cancelled) && token == null
                ? Decision.accept(new Voided(terms, null, now), voided(terms, cancelled), answered(terms))
                : Decision.ignore();
    }

    private static Decision<Payment> granted(Payment payment, Hold hold) {
        if (payment instanceof Closing(Terms terms, var _, var _, Cause cause, Cause cancelled)) {
            return due(new VoidDue(terms, hold, cancelled), authorized(terms, hold, cause));
        }
        if (payment instanceof ActionRequired(Terms terms, var _, Cause cause, Cause packed)) {
            return held(terms, hold, packed, authorized(terms, hold, cause), askNoMore(terms));
        }
        return payment instanceof Requested(Terms terms, var _, var _, Cause cause, Cause packed)
                ? held(terms, hold, packed, authorized(terms, hold, cause))
                : Decision.ignore();
    }

    private static Decision<Payment> held(Terms terms, Hold hold, @Nullable Cause packed, Effect... effects) {
        return packed == null
                ? Decision.accept(
                        new Authorized(terms, hold),
                        Stream.concat(Stream.of(effects), Stream.of(answered(terms)))
                                .toList())
                : due(new CaptureDue(terms, hold, packed), effects);
    }

    private static Decision<Payment> refused(Payment payment, String reason) {
        if (payment instanceof ActionRequired(Terms terms, var _, Cause cause, var _)) {
            return refused(terms, reason, cause, askNoMore(terms));
        }
        return payment instanceof Unanswered asked
                ? refused(asked.terms(), reason, asked.cause(), answered(asked.terms()))
                : Decision.ignore();
    }

    private static Decision<Payment> refused(Terms terms, String reason, Cause cause, Effect last) {
        return Decision.accept(new Declined(terms, reason), declined(terms, reason, cause), answered(terms), last);
    }

    private static Decision<Payment> actionRequired(
            Payment payment, RequiredAction required, Instant now, Duration interval) {
        return switch (payment) {
            case Closing(Terms terms, var _, var _, var _, Cause cancelled) ->
                due(new VoidDue(terms, required.reference(), null, cancelled));
            case Requested(Terms terms, var _, var _, Cause cause, Cause packed) ->
                waiting(
                        new ActionRequired(terms, required, cause, packed),
                        now,
                        interval,
                        Stream.of(Steps.actionRequired(terms, required, cause)));
            case ActionRequired waiting -> waiting(waiting, now, interval, Stream.empty());
            case Payment.Unknown _,
                    Payment.Closed _,
                    Payment.Expected _,
                    Payment.Abandoned _,
                    Authorized _,
                    CaptureDue _,
                    Captured _,
                    VoidDue _,
                    Voided _,
                    Declined _ -> Decision.ignore();
        };
    }

    /** The gateway has been asked whether it is done, and was when the time was over: so it has had its last chance. */
    private static Decision<Payment> waiting(
            ActionRequired waiting, Instant now, Duration interval, Stream<Effect> before) {
        Terms terms = waiting.terms();
        Instant end = waiting.required().expiresAt();
        if (!now.isBefore(end)) {
            return due(
                    new Abandoned(terms, waiting.required().reference(), waiting.cause()),
                    Stream.concat(before, Stream.of(askNoMore(terms))).toArray(Effect[]::new));
        }
        Instant next = now.plus(interval);
        return Decision.accept(
                waiting,
                Stream.concat(before, Stream.of(answered(terms), remind(terms, next.isBefore(end) ? next : end)))
                        .toList());
    }

    /** It is time to ask again, or somebody says that it is worthwhile. */
    static Decision<Payment> askAgain(Payment payment) {
        return payment instanceof ActionRequired || (payment instanceof Unanswered asked && asked.isUnclear())
                ? due((Payment.Due) payment)
                : Decision.ignore();
    }

    /**
     * There was no answer. From now on the gateway is asked what has become of it; of an order that is cancelled nobody
     * waits for that.
     */
    static Decision<Payment> unclear(Payment payment) {
        if (!(payment instanceof Unanswered asked) || asked.isUnclear()) {
            return Decision.ignore();
        }
        return asked instanceof Closing
                ? due(asked.unclear())
                : due(asked.unclear(), outcomeUnknown(asked.terms(), asked.cause()));
    }

    /** The amount is taken. */
    static Decision<Payment> captureConfirmed(Payment payment, Instant now) {
        return payment instanceof CaptureDue(Terms terms, Hold hold, Cause packed)
                ? Decision.accept(new Captured(terms, hold, now, packed), captured(terms, packed), answered(terms))
                : Decision.ignore();
    }

    /** Nothing is held any more. */
    static Decision<Payment> cancelConfirmed(Payment payment, Instant now) {
        if (payment instanceof Abandoned(Terms terms, var _, Cause cause)) {
            return Decision.accept(new Declined(terms, EXPIRED), declined(terms, EXPIRED, cause), answered(terms));
        }
        return payment instanceof VoidDue(Terms terms, var _, Hold hold, Cause cancelled)
                ? Decision.accept(new Voided(terms, hold, now), voided(terms, cancelled), answered(terms))
                : Decision.ignore();
    }
}
