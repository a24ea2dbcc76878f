package io.orderflow.payment.domain;

import io.orderflow.events.PaymentActionRequired;
import io.orderflow.events.PaymentAuthorized;
import io.orderflow.events.PaymentCaptured;
import io.orderflow.events.PaymentDeclined;
import io.orderflow.events.PaymentOutcomeUnknown;
import io.orderflow.events.PaymentVoided;
import io.orderflow.events.value.Moment;
import io.orderflow.payment.domain.Payment.Terms;
import io.orderflow.runtime.decision.Cause;
import io.orderflow.runtime.decision.Decision;
import io.orderflow.runtime.decision.Effect;
import io.orderflow.runtime.decision.Effect.Publish;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** What decisions about payments have in common: what they tell, and what they want of the gateway. */
final class Steps {

    private Steps() {}

    /** The gateway is to be asked next, after this has happened. */
    static Decision<Payment> due(Payment.Due payment, Effect... before) {
        return Decision.accept(
                payment,
                Stream.concat(Stream.of(before), Stream.of(new Effect.Call(GatewayCall.of(payment))))
                        .toList());
    }

    /** The gateway has answered, and nothing more is to be asked. */
    static Effect answered(Terms terms) {
        return new Effect.Forget(GatewayCall.nameOf(terms.orderId()));
    }

    /** The gateway is asked again at this time, in microseconds, as the database keeps it. */
    static Effect remind(Terms terms, Instant at) {
        return new Effect.Remind(FollowUp.nameOf(terms.orderId()), at.truncatedTo(ChronoUnit.MICROS));
    }

    /** Nobody has to be reminded of asking again. */
    static Effect askNoMore(Terms terms) {
        return new Effect.Forget(FollowUp.nameOf(terms.orderId()));
    }

    static Publish authorized(Terms terms, Hold hold, Cause cause) {
        return new Publish(
                new PaymentAuthorized(terms.orderId(), terms.paymentId(), terms.amount(), hold.code()), cause);
    }

    static Publish actionRequired(Terms terms, RequiredAction required, Cause cause) {
        return new Publish(
                new PaymentActionRequired(
                        terms.orderId(), terms.paymentId(), required.action(), new Moment(required.expiresAt())),
                cause);
    }

    static Publish outcomeUnknown(Terms terms, Cause cause) {
        return new Publish(new PaymentOutcomeUnknown(terms.orderId(), terms.paymentId()), cause);
    }

    static Publish declined(Terms terms, String reason, Cause cause) {
        return new Publish(new PaymentDeclined(terms.orderId(), terms.paymentId(), reason), cause);
    }

    static Publish captured(Terms terms, Cause packed) {
        return new Publish(new PaymentCaptured(terms.orderId(), terms.paymentId(), terms.amount()), packed);
    }

    static Publish voided(Terms terms, Cause cause) {
        return new Publish(new PaymentVoided(terms.orderId(), terms.paymentId(), terms.amount()), cause);
    }
}
