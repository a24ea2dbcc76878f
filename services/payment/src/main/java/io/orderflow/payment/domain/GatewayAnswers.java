package io.orderflow.payment.domain;

import static io.orderflow.payment.domain.Steps.answered;
import static io.orderflow.payment.domain.Steps.authorized;
import static io.orderflow.payment.domain.Steps.captured;
import static io.orderflow.payment.domain.Steps.declined;
import static io.orderflow.payment.domain.Steps.due;
import static io.orderflow.payment.domain.Steps.outcomeUnknown;
import static io.orderflow.payment.domain.Steps.voided;

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
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the gateway's answers lead to. Each may come twice: the first counts. */
final class GatewayAnswers {

    private GatewayAnswers() {}

    /** Whether the amount is held. */
    static Decision<Payment> authorization(Payment payment, Authorization answer, Instant now) {
        return switch (answer) {
            case Authorization.Granted(String code) -> granted(payment, new Hold(code, now));
            case Authorization.Refused(String reason) -> refused(payment, reason);
        };
    }

    private static Decision<Payment> granted(Payment payment, Hold hold) {
        if (payment instanceof Closing(Terms terms, var _, var _, Cause cause, Cause cancelled)) {
            return due(new VoidDue(terms, hold, cancelled), authorized(terms, hold, cause));
        }
        return payment instanceof Requested(Terms terms, var _, var _, Cause cause, Cause packed)
                ? held(terms, hold, cause, packed)
                : Decision.ignore();
    }

    private static Decision<Payment> held(Terms terms, Hold hold, Cause cause, @Nullable Cause packed) {
        return packed == null
                ? Decision.accept(new Authorized(terms, hold), authorized(terms, hold, cause), answered(terms))
                : due(new CaptureDue(terms, hold, packed), authorized(terms, hold, cause));
    }

    private static Decision<Payment> refused(Payment payment, String reason) {
        return payment instanceof Unanswered asked ? refused(asked.terms(), reason, asked.cause()) : Decision.ignore();
    }

    private static Decision<Payment> refused(Terms terms, String reason, Cause cause) {
        return Decision.accept(new Declined(terms, reason), declined(terms, reason, cause), answered(terms));
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
                ? Decision.accept(new Captured(terms, hold, now), captured(terms, packed), answered(terms))
                : Decision.ignore();
    }

    /** The amount is let go. */
    static Decision<Payment> cancelConfirmed(Payment payment, Instant now) {
        return payment instanceof VoidDue(Terms terms, Hold hold, Cause cancelled)
                ? Decision.accept(new Voided(terms, hold, now), voided(terms, cancelled), answered(terms))
                : Decision.ignore();
    }
}
